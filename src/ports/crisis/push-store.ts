import type { Push, PushedBefore, PushedTarget } from '../../domain/crisis/push.ts';
import type { Deed } from '../../domain/people/member.ts';
import type { ClaimedDelivery, DeliveryOutcome, RecordCard } from '../delivery/delivery-store.ts';

/** The card that a version sends to each of its targets. */
export const PUSH_CARD = 'crisis.push';
/** How a push stands; it changes in place. */
export const BOARD_CARD = 'crisis.board';

/** A card that is to be shown in one conversation. */
export interface ConversationCard extends RecordCard {
  readonly conversationId: string;
}

/** Pushes of crisis messages. Rows are locked in this order: push, conversation, delivery. */
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
  /** The same, for this transaction alone. */
  findForUpdate(versionId: string): Promise<Push | undefined>;
  /** The version whose target it is. */
  versionOfTarget(targetId: string): Promise<string | undefined>;
  /** @param reference of a message that was pushed: `C-2026-0001/3`. */
  versionOfReference(partnershipId: string, reference: string): Promise<string | undefined>;
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
  /** Settles a delivery of a target, and shows the board anew, or neither. */
  settle(delivery: ClaimedDelivery, as: DeliveryOutcome, now: Temporal.Instant): Promise<void>;
  /** Is this conversation of the partnership marked for exercises? Nothing: it is none of its conversations. */
  exerciseMark(partnershipId: string, conversationId: string): Promise<boolean | undefined>;
}
