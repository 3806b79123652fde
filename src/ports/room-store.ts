import type { Card } from '../cards/card.ts';

/** A message as the practice room keeps it: what a chat platform would keep of ours. */
export interface RoomMessage {
  readonly id: string;
  /** Grows with every message of the room. */
  readonly order: number;
  readonly conversationId: string;
  readonly card: Card;
  readonly postedAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
}

export interface RoomStore {
  /** Posts once per delivery; the same delivery again gives the same message. */
  post(
    message: { readonly deliveryId: string; readonly conversationId: string; readonly card: Card },
    now: Temporal.Instant,
  ): Promise<string>;
  /** @returns false if there is no such message. */
  update(id: string, card: Card, now: Temporal.Instant): Promise<boolean>;
  findByDelivery(deliveryId: string): Promise<string | undefined>;
  /** The newest messages of a conversation, oldest first; `before` an order, to page back. */
  list(
    conversationId: string,
    page: { readonly most: number; readonly before?: number },
  ): Promise<readonly RoomMessage[]>;
  /** The newest order in each conversation. */
  newest(conversationIds: readonly string[]): Promise<Readonly<Record<string, number>>>;
}
