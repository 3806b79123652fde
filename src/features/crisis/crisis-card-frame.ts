import type { Audience } from '../../bot/turn.ts';
import type { Card } from '../../cards/card.ts';
import type { CrisisUnit } from '../../domain/crisis/unit.ts';

/** An exercise says so above the card and in its first line, since that is all that a phone shows. */
export function framed(
  { exercise }: Pick<CrisisUnit, 'exercise'>,
  title: string,
  { words }: Audience,
  rest: Pick<Card, 'blocks' | 'buttons'>,
): Card {
  const mark = words('exercise.banner');
  return exercise ? { title: `${mark} · ${title}`, banner: mark, ...rest } : { title, ...rest };
}
