import type { CardMessage } from './card-message.ts';
import type { Mention } from './render-card.ts';

/**
 * A card that begins with a mention, so that Teams tells the one who is mentioned. A name may not end the mark.
 *
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#mention-support-within-adaptive-cards
 */
export function mentioning(
  message: CardMessage,
  { id, name }: { readonly id: string; readonly name: string },
): CardMessage {
  const plain = name.replace(/[<>&]/g, ' ').trim();
  const text = `<at>${plain}</at>`;
  const entities: Mention[] = [{ type: 'mention', text, mentioned: { id, name: plain } }];
  const attachments = message.attachments.map(({ contentType, content }) => ({
    contentType,
    content: {
      ...content,
      body: [{ type: 'TextBlock' as const, text, wrap: true }, ...content.body],
      msteams: { ...content.msteams, entities },
    },
  }));
  return { ...message, attachments };
}
