import type { Card } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import type { Refresh } from './refresh.ts';
import { attachmentOf, type CardAttachment, renderCard } from './render-card.ts';

/** What is posted to show a card. */
export interface CardMessage {
  readonly type: 'message';
  /** What a notification says. */
  readonly summary: string;
  readonly attachments: readonly CardAttachment[];
}

/**
 * A card as a message. It has no text of its own: of text with a card, Teams makes two messages, and
 * names neither.
 *
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function cardMessage(card: Card, reader: Reader, refresh?: Refresh): CardMessage {
  const content = renderCard(card, reader);
  const attachments = [attachmentOf({ ...content, ...(refresh && { refresh }) })];
  return { type: 'message', summary: card.title, attachments };
}

/** Bytes of a message as Teams counts them: as UTF-16. */
export function messageBytes(message: object): number {
  return JSON.stringify(message).length * 2;
}
