import type { Card } from '../../src/cards/card.ts';
import type { LookUp, Messenger, Sending, SendResult } from '../../src/ports/delivery/messenger.ts';

/** What may come of a try: `lost_answer` arrived, `lost_post` did not, and in both nobody says so. */
export type Weather = 'fine' | 'lost_answer' | 'lost_post' | SendResult;

export interface FarMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly deliveryId: string;
  /** Everybody sees it alike. */
  readonly sameForAll: boolean;
  card: Card;
}

/** A platform far away: posts arrive or not, and its answers come back or not. */
export class FarPlatform implements Messenger {
  readonly platform: string;
  readonly messages: FarMessage[] = [];
  canLook = false;
  /** Of the next posts; then it is fine. */
  next: Weather[] = [];
  /** While it is set, it answers nobody before it resolves. */
  silence: Promise<unknown> = Promise.resolve();

  constructor(platform: string) {
    this.platform = platform;
  }

  async post({ deliveryId, card, conversation, sameForAll }: Sending): Promise<SendResult> {
    await this.silence;
    const weather = this.next.shift() ?? 'fine';
    if (typeof weather === 'object') return weather;
    if (weather === 'lost_post') return { outcome: 'unknown' };
    const id = `m-${this.messages.length + 1}`;
    this.messages.push({
      id,
      conversationId: conversation.id,
      deliveryId,
      sameForAll: sameForAll === true,
      card,
    });
    return weather === 'fine' ? { outcome: 'sent', messageId: id } : { outcome: 'unknown' };
  }

  async update({ card }: Sending, messageId: string): Promise<SendResult> {
    const message = this.messages.find(({ id }) => id === messageId);
    if (!message) return { outcome: 'gone' };
    message.card = card;
    return { outcome: 'sent', messageId };
  }

  async lookUp(_conversation: unknown, deliveryId: string): Promise<LookUp> {
    if (!this.canLook) return { found: 'cannot_look' };
    const message = this.messages.find((one) => one.deliveryId === deliveryId);
    return message ? { found: 'yes', messageId: message.id } : { found: 'no' };
  }
}
