import type { Reply } from '../../../bot/declare/reply.ts';
import type { Reader } from '../../../cards/format-time.ts';
import type { AnswerContent } from '../../../ports/delivery/messenger.ts';
import { NO_FILES } from '../send/message-pictures.ts';
import { renderCard, textPieces } from './render-card.ts';
import type { Piece } from './split-message.ts';

/** What a reply says, but for a dialog, which is opened. */
export function contentsOf(reply: Exclude<Reply, { kind: 'dialog' }>): readonly AnswerContent[] {
  switch (reply.kind) {
    case 'card':
      return [reply.card];
    case 'notice':
      return [reply.text];
    case 'field-errors':
      return Object.values(reply.errors);
    default:
      return reply satisfies never;
  }
}

/** Cards and sentences as Block Kit, one after another. */
export function renderContents(
  contents: readonly AnswerContent[],
  reader: Reader,
  files = NO_FILES,
): Piece[] {
  return contents.flatMap((one) =>
    typeof one === 'string' ? textPieces([one], reader) : renderCard(one, reader, files),
  );
}
