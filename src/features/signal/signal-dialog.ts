import { randomUUID } from 'node:crypto';
import type { Turn } from '../../bot/feature.ts';
import type { ChoiceField, Dialog, NoteField, TextField } from '../../cards/dialog.ts';
import { CATEGORIES, MAX_CATEGORIES, URGENCIES } from '../../domain/category.ts';
import type { Words } from '../../locales/words.ts';
import { MAX_AREA_CHARACTERS, MAX_TEXT_CHARACTERS } from './input.ts';

export const RAISE_ACTION = 'signal.raise';

/** The form for a new signal. Facts and interpretation stand apart. */
export function signalDialog({ words, partnership }: Turn, facts: string): Dialog {
  return {
    action: RAISE_ACTION,
    key: randomUUID(),
    title: words('signal.dialog.title'),
    submit: words('signal.dialog.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { ...textField('facts', words), required: true, value: facts },
      textField('interpretation', words),
      categoriesField(words),
      urgencyField(words),
      areaField(words),
    ],
  };
}

function emergencyNote(words: Words, number: string): NoteField {
  return {
    tag: 'note',
    blocks: [{ tag: 'text', tone: 'normal', text: [words('signal.dialog.emergency', { number })] }],
  };
}

function textField(name: 'facts' | 'interpretation', words: Words): TextField {
  return {
    tag: 'text',
    name,
    label: words(`signal.dialog.${name}.label`),
    hint: words(`signal.dialog.${name}.hint`),
    required: false,
    lines: 'many',
    maxLength: MAX_TEXT_CHARACTERS,
  };
}

function categoriesField(words: Words): ChoiceField {
  return {
    tag: 'choice',
    name: 'categories',
    label: words('signal.dialog.categories'),
    required: true,
    most: MAX_CATEGORIES,
    options: CATEGORIES.map((value) => ({ value, label: words(`signal.category.${value}`) })),
  };
}

function urgencyField(words: Words): ChoiceField {
  return {
    tag: 'choice',
    name: 'urgency',
    label: words('signal.urgency.label'),
    required: true,
    most: 1,
    options: URGENCIES.map((value) => ({ value, label: words(`signal.urgency.${value}`) })),
    value: ['normal'],
  };
}

function areaField(words: Words): TextField {
  return {
    tag: 'text',
    name: 'area',
    label: words('signal.dialog.area.label'),
    hint: words('signal.dialog.area.hint'),
    required: false,
    lines: 'one',
    maxLength: MAX_AREA_CHARACTERS,
  };
}
