import { expect, it } from 'vitest';
import type { Dialog } from '../../../cards/dialog.ts';
import { readDialogState } from './dialog-state.ts';
import { renderDialog } from './render-dialog.ts';

const READER = { language: 'en', timeZone: 'UTC' };

function dialogWith(name: string, most = 1): Dialog {
  const options = [{ value: 'care', label: 'Care' }];
  const field = { tag: 'choice', name, label: 'About', required: false, options, most } as const;
  return { action: 'signal.raise', key: 'k1', title: 'Raise', submit: 'Raise it', fields: [field] };
}

it('finds no fault at a field that is named like a property of every object', () => {
  const { card } = renderDialog(dialogWith('constructor'), READER, { values: {}, errors: {} });
  expect(card.content.body.map(({ type }) => type)).toEqual(['Input.ChoiceSet']);
});

it('shows the fault of such a field', () => {
  const errors = { constructor: 'Choose one.' };
  const { card } = renderDialog(dialogWith('constructor'), READER, { values: {}, errors });
  expect(JSON.stringify(card.content.body)).toContain('Choose one.');
});

it('takes what such a field holds for its value and nothing else', () => {
  const name = '__proto__';
  const read = readDialogState({ tandem: dialogWith(name, 2) });
  expect(Object.getPrototypeOf(read?.values)).toBe(Object.prototype);
  expect(Object.entries(read?.values ?? {})).toEqual([[name, []]]);
});
