// @ts-check
/** What stands beside a field: its hint, its count of characters, what is wrong with it. */
/** @import { FieldControl } from './dialog-fields.js' */

import { toneMark } from '../cards/tone-mark.js';
import { make } from '../dom.js';
import { number } from '../format-time.js';
import { say } from '../words.js';

/**
 * Gives the renderer's field proper names and roles. Safe to repeat.
 *
 * @param {FieldControl} field
 */
export function decorateField(field) {
  const { control, ticks } = field;
  if (ticks.length > 0) decorateGroup(field);
  else if (control.classList.contains('ac-input-required')) {
    control.setAttribute('aria-required', 'true');
  }
  if (control instanceof HTMLSelectElement) decorateMenu(control);
  // A date has a width of its own.
  if (control.matches('[type="date"]')) control.style.width = '';
  moveHint(field);
}

/**
 * Shows how much of the room is used, in words as well once it is too much. Nothing is ever cut.
 *
 * @param {FieldControl} field
 * @param {number | undefined} most in characters
 */
export function countAlong(field, most) {
  const { control, container } = field;
  if (most === undefined || !('value' in control)) return;
  const count = make('p', { id: noteId(field, 'count'), class: 'count' });
  const spoken = make('p', { class: 'unseen', role: 'status' });
  container.append(count, spoken);
  describe(field, 'count');
  let wasOver = false;
  const update = () => {
    const length = String(control.value).length;
    const over = length > most;
    count.textContent = countInWords(length, most);
    count.classList.toggle('over', over);
    if (over !== wasOver) spoken.textContent = count.textContent;
    wasOver = over;
  };
  control.addEventListener('input', update);
  update();
}

/**
 * @param {FieldControl} field
 * @param {string | undefined} error nothing: takes the former away
 */
export function showError(field, error) {
  const { container, control, ticks } = field;
  const known = container.querySelector('.field-error');
  known?.remove();
  for (const box of [control, ...ticks]) box.removeAttribute('aria-invalid');
  container.classList.toggle('has-error', error !== undefined);
  if (error === undefined) return;
  const note = make('div', { id: noteId(field, 'error'), class: 'field-error' });
  note.append(toneMark('check', error));
  // Above the box: what is wrong is read before it is put right, and stays clear of the keyboard.
  control.closest('.ac-input-container')?.before(note);
  for (const box of ticks.length > 0 ? ticks : [control]) box.setAttribute('aria-invalid', 'true');
  describe(field, 'error');
}

/**
 * @param {number} length
 * @param {number} most
 */
function countInWords(length, most) {
  const values = { length: number(length), most: number(most), over: number(length - most) };
  return say(length > most ? 'count_over' : 'count', values);
}

/**
 * Boxes to tick are a group with the label as its name; each box then has its own name alone.
 *
 * @param {FieldControl} field
 */
function decorateGroup(field) {
  const { container, control, ticks } = field;
  const label = container.querySelector('label');
  control.setAttribute('role', ticks[0]?.type === 'radio' ? 'radiogroup' : 'group');
  if (label) {
    label.removeAttribute('for');
    control.setAttribute('aria-labelledby', label.id);
  }
  for (const tick of ticks) {
    tick.removeAttribute('aria-labelledby');
    // A box to tick can be required only as a group, which the label says.
    tick.removeAttribute('aria-required');
  }
}

/**
 * The renderer's empty option cannot be chosen again; where nothing is a fine answer, it can.
 *
 * @param {HTMLSelectElement} menu
 */
function decorateMenu(menu) {
  const [empty] = menu.options;
  if (empty?.value !== '') return;
  const required = menu.getAttribute('aria-required') === 'true';
  empty.text = say(required ? 'please_choose' : 'none_chosen');
  empty.hidden = required;
  empty.disabled = required;
}

/**
 * A placeholder vanishes when it is needed, and is pale: the hint stands below the label instead.
 *
 * @param {FieldControl} field
 */
function moveHint(field) {
  const { container, control } = field;
  const hint = control.getAttribute('placeholder');
  if (!hint) return;
  control.removeAttribute('placeholder');
  control.removeAttribute('aria-label');
  container
    .querySelector('label')
    ?.after(make('p', { id: noteId(field, 'hint'), class: 'hint' }, hint));
  describe(field, 'hint');
}

/**
 * @param {FieldControl} field
 * @param {'hint' | 'count' | 'error'} note
 */
function describe(field, note) {
  const box = field.ticks[0] ?? field.control;
  const ids = new Set((box.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  ids.add(noteId(field, note));
  box.setAttribute('aria-describedby', [...ids].join(' '));
}

/**
 * @param {FieldControl} field
 * @param {'hint' | 'count' | 'error'} note
 */
function noteId({ name }, note) {
  return `${note}-${name}`;
}
