// @ts-check
/** A dialog's fields: drawn by the renderer, read and written here. */
/** @import { Input } from 'adaptivecards' */
/** @import { DialogView } from '../../protocol.ts' */
import { parseCard, renderedOf } from '../cards/cards.js';
import { notesOf } from './dialog-notes.js';
import { countAlong, decorateField, showError } from './field-notes.js';

/** @typedef {Readonly<Record<string, string | readonly string[]>>} FieldValues */
/**
 * @typedef {object} FieldControl
 * @property {string} name
 * @property {HTMLElement} container the field with its label
 * @property {HTMLElement} control a text box, a menu, or the group of boxes to tick
 * @property {HTMLInputElement[]} ticks the boxes of such a group
 */

/** @param {DialogView} view */
export function renderFields(view) {
  const card = parseCard(view.card);
  const inputs = card.getAllInputs();
  // Otherwise the renderer cuts long choices off.
  for (const input of inputs) if ('wrap' in input) Reflect.set(input, 'wrap', true);
  const element = renderedOf(card);
  const fields = inputs.map(fieldControl).filter((field) => field !== undefined);
  for (const field of fields) {
    decorateField(field);
    countAlong(field, view.limits[field.name]);
    // The renderer names a ticked box anew; the form hears of it later than the renderer does.
    element.addEventListener('change', () => decorateField(field));
  }
  const notes = notesOf(card);
  const read = () => readAll(fields, view.several);
  notes.update(read());
  element.addEventListener('input', () => notes.update(read()));
  return {
    element,
    /** What is asked above the fields, if anything is. */
    asked: notes.asked,
    read,
    /** @param {FieldValues} values */
    write: (values) => {
      for (const field of fields) writeField(field, values[field.name]);
    },
    /** @param {Readonly<Record<string, string>>} errors */
    showErrors: (errors) => showErrors(fields, errors),
    focusFirstFault: () => {
      const faulty = fields.find(({ container }) => container.matches('.has-error'));
      if (faulty) focusField(faulty);
    },
    focusFirst: () => fields[0] && focusField(fields[0]),
  };
}

/**
 * @param {Input} input
 * @returns {FieldControl | undefined}
 */
function fieldControl(input) {
  const { id, renderedElement: container } = input;
  /** @type {HTMLElement | null | undefined} */
  const control = container?.querySelector('.ac-input');
  if (!id || !container || !control) return undefined;
  /** @type {NodeListOf<HTMLInputElement>} */
  const ticks = control.querySelectorAll('input[type=checkbox], input[type=radio]');
  return { name: id, container, control, ticks: [...ticks] };
}

/**
 * @param {readonly FieldControl[]} fields
 * @param {readonly string[]} several
 * @returns {FieldValues}
 */
function readAll(fields, several) {
  return Object.fromEntries(
    fields.map((field) => [field.name, readField(field, several.includes(field.name))]),
  );
}

/**
 * Read from the boxes themselves, not from the renderer's comma-separated text: a value may hold
 * a comma.
 *
 * @param {FieldControl} field
 * @param {boolean} several
 */
function readField({ control, ticks }, several) {
  if ('value' in control && typeof control.value === 'string') return control.value;
  const chosen = ticks.filter((tick) => tick.checked).map((tick) => tick.value);
  return several ? chosen : (chosen[0] ?? '');
}

/**
 * @param {FieldControl} field
 * @param {string | readonly string[] | undefined} value
 */
function writeField({ control, ticks }, value) {
  if (value === undefined) return;
  if ('value' in control) Reflect.set(control, 'value', value);
  for (const tick of ticks) {
    tick.checked = typeof value === 'string' ? tick.value === value : value.includes(tick.value);
  }
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * @param {readonly FieldControl[]} fields
 * @param {Readonly<Record<string, string>>} errors
 * @returns {string[]} those that belong to no field
 */
function showErrors(fields, errors) {
  for (const field of fields) showError(field, errors[field.name]);
  const names = new Set(fields.map((field) => field.name));
  return Object.keys(errors).flatMap((name) => (names.has(name) ? [] : [errors[name] ?? '']));
}

/** @param {FieldControl} field */
function focusField({ container, control, ticks }) {
  const chosen = ticks.find((tick) => tick.checked) ?? ticks[0];
  (chosen ?? control).focus({ preventScroll: true });
  // With its label and its error, not the bare box.
  container.scrollIntoView({ block: 'nearest' });
}
