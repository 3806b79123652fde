import type { AccountKey } from '../people/account.ts';
import type { Mending } from './mending.ts';
import type { Conversation } from './messenger.ts';

/** A card to be shown in a conversation, as its record stands at this revision or later. */
export interface RecordCard {
  /** Which card of which feature: `signal.card`. */
  readonly card: string;
  readonly recordId: string;
  readonly revision: number;
  /** The card of the same record in whose thread it goes. */
  readonly under?: string;
  /** Only where this card of the record was owed before: it changes what stands there and is no news. */
  readonly changesOnly?: boolean;
  /** It goes before what else waits for the same conversation. */
  readonly urgent?: boolean;
}

/** The same, with where: a conversation that is known, or somebody's direct messages. */
export interface DeliveryRequest extends RecordCard {
  readonly partnershipId: string;
  readonly to: { readonly conversationId: string } | { readonly account: AccountKey };
}

/** What a process can send. What it does not know it leaves as it is, for one that does, such as a newer one. */
export interface Sendable {
  readonly cards: readonly string[];
  readonly platforms: readonly string[];
  /** Ids. */
  readonly partnerships: readonly string[];
}

/** A delivery that this process took on, until its lease runs out. */
export interface ClaimedDelivery extends Omit<RecordCard, 'changesOnly' | 'urgent'> {
  readonly id: string;
  readonly partnershipId: string;
  /** Whether its partnership was live as it was claimed: a notice may be slow. */
  readonly live: boolean;
  readonly conversation: Conversation;
  /** Since when; for what a person sent late, since then. */
  readonly owedAt: Temporal.Instant;
  /** How often it was tried before. */
  readonly attempts: number;
  /** An earlier try may have arrived: look before repeating. */
  readonly doubtful: boolean;
  /** The message that shows this card already. */
  readonly post: { readonly messageId: string; readonly revision: number } | undefined;
  /** The message in whose thread it goes. */
  readonly thread: string | undefined;
}

/** What a delivery shows, and where. */
export interface FoundDelivery extends Pick<RecordCard, 'card' | 'recordId'> {
  readonly partnershipId: string;
  /** Whether its partnership is. */
  readonly live: boolean;
  readonly conversation: Pick<Conversation, 'kind' | 'external'>;
}

/** What becomes of a claimed delivery. */
export type DeliveryOutcome =
  | { readonly state: 'sent'; readonly messageId: string }
  /** Nothing left to show, or it shows already. */
  | { readonly state: 'needless' }
  | { readonly state: 'later'; readonly at: Temporal.Instant; readonly doubtful: boolean }
  /** Cannot go out until somebody mends what `reason` names; without `mendedBy` it never does by itself. */
  | { readonly state: 'parked'; readonly reason: string; readonly mendedBy?: Mending }
  /** A human decides: it may have arrived, or it was refused for this reason. */
  | { readonly state: 'held'; readonly reason?: string }
  /** Past its use: it is left out, and counted where no other reason is said. */
  | { readonly state: 'dropped'; readonly reason?: string };

/** What a settlement found. */
export interface Settled {
  /** Nothing else waits in its conversation; what is owed there later is nudged for. */
  readonly last: boolean;
}

/** A settlement came after its lease had ended, and the delivery is another one's by now: nothing was changed. */
export class StaleAttempt extends Error {
  constructor() {
    super('The delivery was settled or taken by another process.');
    this.name = 'StaleAttempt';
  }
}

/** Cards that are owed to conversations, until each is settled. */
export interface DeliveryStore {
  /** @param id of any text; nothing is found by one that is no id. */
  find(id: string): Promise<FoundDelivery | undefined>;
  /** Owes each card once, inside the caller's transaction; the queue is nudged once that is kept. */
  enqueue(cards: readonly DeliveryRequest[], now: Temporal.Instant): Promise<void>;
  /**
   * Takes the oldest delivery of the conversation, urgent ones first, if it is due. One at a time per
   * conversation, over all replicas: their order is kept.
   *
   * @param only what may be taken, and what else is passed over; nothing: whatever there is.
   */
  claimNext(
    conversationId: string,
    now: Temporal.Instant,
    leaseUntil: Temporal.Instant,
    only?: Sendable,
  ): Promise<ClaimedDelivery | undefined>;
  /** Keeps a delivery for longer; nothing happens if it is another attempt's by now. */
  renew(delivery: ClaimedDelivery, leaseUntil: Temporal.Instant): Promise<void>;
  /**
   * A settlement belongs to the attempt that was claimed. The one word that is taken late: it arrived, where
   * the next attempt left just that question to a human.
   *
   * @throws StaleAttempt
   */
  settle(delivery: ClaimedDelivery, as: DeliveryOutcome, now: Temporal.Instant): Promise<Settled>;
  /**
   * Settles what arrived where nothing else comes of it, in one statement.
   *
   * @param arrived.board the card that shows how its record stands, if one does: it must be owed already.
   * @returns nothing if something else does: nothing was changed then.
   * @throws StaleAttempt
   */
  settleArrived(
    delivery: ClaimedDelivery,
    arrived: { readonly messageId: string; readonly board: string | undefined },
    now: Temporal.Instant,
  ): Promise<Settled | undefined>;
  /** Owes the newest of a card that stands there once more, whatever of it is on its way. */
  showAgain(delivery: ClaimedDelivery, now: Temporal.Instant): Promise<void>;
  /**
   * Conversations with something due, or with a lease that ran out, what has waited longest first.
   *
   * @param only of what is asked for; nothing: of whatever there is.
   */
  dueConversations(now: Temporal.Instant, only?: Sendable): Promise<readonly string[]>;
  /** Where each is. */
  placesOf(
    conversationIds: readonly string[],
  ): Promise<ReadonlyMap<string, Pick<Conversation, 'platform' | 'tenant' | 'kind'>>>;
  /** Ends every lease: for the start of a process that knows it is alone. */
  endAllLeases(): Promise<void>;
}
