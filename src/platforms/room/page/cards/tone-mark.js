// @ts-check
import { make } from '../dom.js';
import { say } from '../words.js';

/** @typedef {'done' | 'not_done' | 'refused' | 'not_sent' | 'note' | 'check'} Tone */

/**
 * A symbol with its word, never the one without the other; the style sheet draws the symbol.
 *
 * @param {Tone} tone
 * @param {string} [words] if the symbol's own word would say less
 */
export function toneMark(tone, words = say(`tone_${tone}`)) {
  const symbol = make('span', { class: `tone-symbol tone-${tone}`, 'aria-hidden': 'true' });
  return make('p', { class: 'tone' }, symbol, make('strong', {}, words));
}
