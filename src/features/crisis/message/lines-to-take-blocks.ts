import type { Audience } from '../../../bot/turn.ts';
import type { QuoteBlock } from '../../../cards/card.ts';
import type { CrisisMessage } from '../../../domain/crisis/message-record.ts';

/** Lines to take and answers, if there are any. */
export function linesToTakeBlocks(message: CrisisMessage, { words }: Audience): QuoteBlock[] {
  const written = (['lines', 'answers'] as const).filter((field) => message[field] !== '');
  return written.map((field) => {
    return { tag: 'quote', heading: words(`crisis.beside.${field}`), text: message[field] };
  });
}
