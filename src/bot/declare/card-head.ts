import type { Card } from '../../cards/card.ts';
import type { Audience } from './context.ts';

/** The title of a card, and above it that it is an exercise, as long as the partnership is not live. */
export function cardHead(
  title: string,
  { words, partnership }: Pick<Audience, 'words' | 'partnership'>,
): Pick<Card, 'title' | 'banner'> {
  return { title, ...(!partnership.live && { banner: words('exercise.banner') }) };
}
