import { choice } from '../../../bot/form/form-fields.ts';
import type { ChoiceField } from '../../../cards/dialog.ts';
import type { Words } from '../../../locales/words.ts';
import { NEXT_MINUTES } from '../input.ts';

/**
 * By when there is more to say.
 *
 * @param minutes chosen already, or the next longer choice.
 * @param longest chosen if none is as long.
 */
export function nextMinutesField(
  label: string,
  minutes: number,
  longest: (typeof NEXT_MINUTES)[number],
  words: Words,
): ChoiceField {
  const chosen = NEXT_MINUTES.find((one) => Number(one) >= minutes) ?? longest;
  const labelOf = (one: string) => words('crisis.minutes', { count: Number(one) });
  return choice({ name: 'next', label, most: 1 }, NEXT_MINUTES, labelOf, [chosen]);
}
