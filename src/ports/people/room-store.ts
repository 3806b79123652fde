import type { Card } from '../../cards/card.ts';

/** A message as the practice room keeps it: what a chat platform would keep of ours. */
export interface RoomMessage {
  readonly id: string;
  /** Grows with every message of the room. */
  readonly order: number;
  readonly conversationId: string;
  /** The message in whose thread it stands. */
  readonly thread: string | undefined;
  readonly card: Card;
  readonly postedAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
}

/** The messages of the practice room. */
export interface RoomStore {
  /** Posts once per delivery; the same delivery again gives the same message. */
  post(
    message: Pick<RoomMessage, 'conversationId' | 'thread' | 'card'> & {
      readonly deliveryId: string;
    },
    now: Temporal.Instant,
  ): Promise<string>;
  /** @returns false if there is no such message. */
  update(id: string, card: Card, now: Temporal.Instant): Promise<boolean>;
  findByDelivery(deliveryId: string): Promise<string | undefined>;
  /** The newest messages of a conversation outside threads, oldest first; `before` an order, to page back. */
  list(
    conversationId: string,
    page: { readonly most: number; readonly before?: number },
  ): Promise<readonly RoomMessage[]>;
  /** What stands in these messages' threads, oldest first. */
  listThreads(messageIds: readonly string[]): Promise<readonly RoomMessage[]>;
  /** The conversation in which this person of the room is written to alone, if there was ever one. */
  findDirect(tenant: string, user: string): Promise<string | undefined>;
  /** The newest order in each conversation. */
  newest(conversationIds: readonly string[]): Promise<Readonly<Record<string, number>>>;
}
