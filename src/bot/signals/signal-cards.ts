import type { Button } from '../../cards/card.ts';
import type { Words } from '../../locales/words.ts';
import { OPEN_SIGNAL } from './actions.ts';

/** The card that stands in every joint channel, one a signal. */
export const SIGNAL_CARD = 'signal.card';

/** Leads to the signal itself. */
export function openButton(reference: string, words: Words): Button {
  return OPEN_SIGNAL.button(reference, words('signal.button.open'));
}
