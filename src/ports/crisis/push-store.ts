import type { Push, PushedBefore, PushedTarget } from '../../domain/crisis/push.ts';
import type { Deed } from '../../domain/people/member.ts';
import type { Side } from '../../domain/people/side.ts';
import type {
  ClaimedDelivery,
  DeliveryOutcome,
  RecordCard,
  Settled,
} from '../delivery/delivery-store.ts';

/** The card that a version sends to each of its targets. */
export const PUSH_CARD = 'crisis.push';
/** Of that card: what was signed. Later ones mark it as past. */
export const SIGNED_REVISION = 1;
/** How a push stands; it changes in place. */
export const BOARD_CARD = 'crisis.board';

/** A card that is to be shown in one conversation. */
export interface ConversationCard extends RecordCard {
  readonly conversationId: string;
}

/** A version, and a mark that is another one once anybody wrote into its row. */
export interface MarkedVersion {
  readonly id: string;
  readonly mark: string;
}

/** How a target stands at the moment at which its card would leave. */
export interface LeavingTarget {
  /** Of the target in the version's content. */
  readonly key: string;
  readonly version: MarkedVersion;
  /** Whether the partnership is. */
  readonly live: boolean;
  readonly stopped: boolean;
  /** Its unit is. */
  readonly closed: boolean;
  readonly overtakenBy: MarkedVersion | undefined;
  /** The sides whose signatures are there. */
  readonly signed: readonly Side[];
  /** Is the conversation marked for exercises? Nothing: it is no channel of the partnership. */
  readonly exercise: boolean | undefined;
}

/** Pushes of crisis messages. Rows are locked in this order: board, push, conversation, delivery. */
export interface PushStore {
  /**
   * Sends a version off, once ever.
   *
   * @returns false if it was sent off before.
   */
  begin(
    versionId: string,
    by: Deed,
    targets: readonly Pick<PushedTarget, 'id' | 'key'>[],
  ): Promise<boolean>;
  find(versionId: string): Promise<Push | undefined>;
  /** Those that there are, in any order. */
  findAll(versionIds: readonly string[]): Promise<readonly Push[]>;
  /** Locks those whose place no other version took, as `findForUpdate` does. @returns their versions' ids. */
  lock(versionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The same as `find`, with every change that found the board owed and left it to that to show it. */
  findForBoard(versionId: string): Promise<Push | undefined>;
  /** One target alone, however many there are, and where its card would go; as it stands for all, within no transaction. */
  leaving(
    targetId: string,
    to: { readonly partnershipId: string; readonly conversationId: string },
  ): Promise<LeavingTarget | undefined>;
  /** The same as `find`, for this transaction alone. */
  findForUpdate(versionId: string): Promise<Push | undefined>;
  /** The version whose target it is. */
  versionOfTarget(targetId: string): Promise<string | undefined>;
  /** @param reference of a message that was pushed: `C-2026-0001/3`. */
  versionOfReference(partnershipId: string, reference: string): Promise<string | undefined>;
  /** Where the cards of these went. */
  placesOf(
    versionIds: readonly string[],
  ): Promise<readonly { readonly targetId: string; readonly conversationId: string }[]>;
  /** Those of a unit, oldest first. */
  listOfUnit(unitId: string): Promise<readonly PushedBefore[]>;
  /** Another version took the place of these. */
  overtake(versionIds: readonly string[], by: string): Promise<void>;
  /** Halts what waits; what is leaving at this moment arrives. */
  stop(versionId: string, by: Deed): Promise<void>;
  confirm(targetId: string, by: Deed): Promise<void>;
  /**
   * A human saw what nobody knew, that it is there, or sends it again; the latter also where it could not be sent.
   *
   * @returns false if it is neither held nor, to go out again, refused for a reason that can pass.
   */
  resolve(targetId: string, as: 'there' | 'again', now: Temporal.Instant): Promise<boolean>;
  /**
   * Something of a push changed.
   *
   * @returns its board, wherever it stands; not where one is waiting already that will show this as well.
   */
  touch(versionId: string): Promise<readonly ConversationCard[]>;
  /** The same of many. */
  touchAll(versionIds: readonly string[]): Promise<readonly ConversationCard[]>;
  /** Settles a delivery of a target, and shows the board anew, or neither. */
  settle(delivery: ClaimedDelivery, as: DeliveryOutcome, now: Temporal.Instant): Promise<Settled>;
  /** Whether each is marked for exercises; what is no channel of the partnership is left out. */
  exerciseMarks(
    partnershipId: string,
    conversationIds: readonly string[],
  ): Promise<ReadonlyMap<string, boolean>>;
}
