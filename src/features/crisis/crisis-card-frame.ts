import type { Audience } from '../../bot/declare/context.ts';
import type { Button, Card, QuoteBlock } from '../../cards/card.ts';
import type { CrisisMessage } from '../../domain/crisis/message-record.ts';
import type { CrisisUnit } from '../../domain/crisis/unit.ts';
import type { Words } from '../../locales/words.ts';
import { JOIN_UNIT, SHOW_UNIT } from './actions.ts';

/** An exercise says so above the card and in its first line, since that is all that a phone shows. */
export function crisisCard(
  { exercise }: Pick<CrisisUnit, 'exercise'>,
  title: string,
  { words }: Pick<Audience, 'words'>,
  rest: Pick<Card, 'blocks' | 'buttons'>,
): Card {
  const banner = exercise && { banner: words('exercise.banner') };
  return { title: markedTitle({ exercise }, title, words), ...rest, ...banner };
}

/** The title of a card or a form about a unit, marked if it is an exercise. */
export function markedTitle(
  { exercise }: Pick<CrisisUnit, 'exercise'>,
  title: string,
  words: Words,
): string {
  return exercise ? `${words('exercise.banner')} · ${title}` : title;
}

/** Leads to the unit's shared situation. */
export function showButton({ id }: CrisisUnit, words: Words): Button {
  return showButtonOf(id, words);
}

/** The same, by the id of a unit. */
export function showButtonOf(unitId: string, words: Words): Button {
  return SHOW_UNIT.button(unitId, words('crisis.button.show'));
}

/** "I'm in". */
export function joinButton({ id }: CrisisUnit, words: Words): Button {
  return JOIN_UNIT.button(id, words('crisis.button.in'), 'primary');
}

/** Lines to take and answers, if there are any. */
export function linesToTakeBlocks(message: CrisisMessage, { words }: Audience): QuoteBlock[] {
  const written = (['lines', 'answers'] as const).filter((field) => message[field] !== '');
  return written.map((field) => {
    return { tag: 'quote', heading: words(`crisis.beside.${field}`), text: message[field] };
  });
}
