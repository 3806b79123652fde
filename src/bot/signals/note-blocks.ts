import type { QuoteBlock } from '../../cards/card.ts';
import { formatTime } from '../../cards/format-time.ts';
import { mayReadNote } from '../../domain/sharing/sharing.ts';
import { type Note, noteField } from '../../domain/signal/note.ts';
import type { Context } from '../declare/context.ts';

/**
 * What somebody said about a signal in their own words, each under what it was said for, by whom and when.
 *
 * @param texts the opened text of the signal, by field; a note whose words are not in it is left out.
 */
export function noteBlocks(
  notes: readonly Note[],
  texts: Readonly<Record<string, string>>,
  { words, member }: Pick<Context, 'words' | 'member'>,
): QuoteBlock[] {
  return notes
    .filter((note) => mayReadNote(member, note))
    .flatMap((note) => {
      const text = texts[noteField(note)];
      if (text === undefined) return [];
      const { by, at } = note.written;
      const when = formatTime(at.toString(), member);
      const heading = `${words(`signal.note.${note.kind}`)} · ${by.name}, ${when}`;
      return [{ tag: 'quote', heading, text }];
    });
}
