// @ts-check
/** Words between a dialog's fields: some are shown only while a choice is made, some ask again. */
/** @import { AdaptiveCard, CardElement } from 'adaptivecards' */
/** @import { FieldValues } from './dialog-fields.js' */

import { renderer } from '../cards/cards.js';
import { partsOf } from '../cards/decorate-card.js';
import { make } from '../dom.js';

/** An id that says when its part is shown: `when:urgency:danger_now`. */
const CONDITION = /^when:([^:]+):(.+)$/;

/** @typedef {{ part: CardElement, field: string, value: string }} Conditional */

/** @param {AdaptiveCard} card rendered already */
export function notesOf(card) {
  const conditionals = partsOf(card, renderer()).flatMap(conditionalOf);
  for (const { part } of conditionals) dressConditional(part);
  let drawn = false;
  return {
    asked: askedOf(card),
    /** @param {FieldValues} values */
    update(values) {
      for (const one of conditionals) show(one, values, drawn);
      drawn = true;
    },
  };
}

/**
 * @param {CardElement} part
 * @returns {Conditional[]}
 */
function conditionalOf(part) {
  const [, field, value] = CONDITION.exec(part.id ?? '') ?? [];
  return field && value ? [{ part, field, value }] : [];
}

/**
 * Danger interrupts whatever is being read; anything else waits for its turn.
 *
 * @param {CardElement} part
 */
function dressConditional({ renderedElement: element }) {
  const danger = element?.querySelector('.danger-now');
  element?.setAttribute('role', danger ? 'alert' : 'status');
  element?.setAttribute('aria-live', danger ? 'assertive' : 'polite');
}

/**
 * The renderer's own switch takes the gap above away as well.
 *
 * @param {Conditional} conditional
 * @param {FieldValues} values
 * @param {boolean} tell it came of what one has just done: it is brought into view
 */
function show({ part, field, value }, values, tell) {
  const now = values[field];
  const visible = typeof now === 'string' ? now === value : (now?.includes(value) ?? false);
  if (part.isVisible === visible) return;
  part.isVisible = visible;
  if (visible && tell) part.renderedElement?.scrollIntoView({ block: 'nearest' });
}

/**
 * Marked words and the question below them become one piece, apart from the form itself.
 *
 * @param {AdaptiveCard} card
 * @returns {HTMLElement | undefined}
 */
function askedOf(card) {
  const items = Array.from({ length: card.getItemCount() }, (_, at) => card.getItemAt(at));
  const at = items.findIndex(({ renderedElement }) => renderedElement?.querySelector('mark'));
  const note = items[at]?.renderedElement;
  if (!note) return undefined;
  note.id = 'asked';
  const asked = make('div', { class: 'asked' });
  note.before(asked);
  asked.append(note);
  const question = items[at + 1]?.renderedElement;
  if (question) asked.append(question);
  return note;
}
