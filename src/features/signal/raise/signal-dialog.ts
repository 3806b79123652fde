import type { Context } from '../../../bot/declare/context.ts';
import type { DialogReply } from '../../../bot/declare/reply.ts';
import {
  choice,
  chosen,
  emergencyNote,
  longText,
  noteField,
  type OpenedWith,
  oneLine,
} from '../../../bot/form/form-fields.ts';
import type { Field, FormValues, NoteField, TextField } from '../../../cards/dialog.ts';
import { CATEGORIES, MAX_CATEGORIES, URGENCIES } from '../../../domain/category.ts';
import { SOURCE_KINDS } from '../../../domain/signal/signal.ts';
import type { Words } from '../../../locales/words.ts';
import { RAISE_SIGNAL } from '../actions.ts';

/** The form for a new signal, with what was filled in already. Facts and interpretation stand apart. */
export function signalDialog(
  { words, partnership }: Context,
  { key, values, above = [] }: OpenedWith,
): DialogReply {
  const text = (name: string) => String(values[name] ?? '');
  return RAISE_SIGNAL.dialog(undefined, {
    key,
    title: words('signal.dialog.title'),
    submit: words('signal.dialog.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      protectedField('facts', words, text('facts')),
      protectedField('interpretation', words, text('interpretation')),
      ...choices(words, values),
      dangerNote(words, partnership.emergencyNumber),
      lineField('area', words, text('area')),
      protectedField('needs', words, text('needs')),
      protectedField('others', words, text('others')),
      ...sourceFields(words, values),
    ],
  });
}

/** A field for text that is protected. */
function protectedField(
  name: 'facts' | 'interpretation' | 'needs' | 'others',
  words: Words,
  value: string,
): TextField {
  const label = words(`signal.dialog.${name}.label`);
  const hint = words(`signal.dialog.${name}.hint`);
  return longText({ name, label, hint, required: name === 'facts', value });
}

function lineField(name: 'area' | 'source_name', words: Words, value: string): TextField {
  const label = words(`signal.dialog.${name}.label`);
  return oneLine({ name, label, hint: words(`signal.dialog.${name}.hint`), value });
}

/** Large, as soon as it is chosen. */
function dangerNote(words: Words, number: string): NoteField {
  return {
    tag: 'note',
    when: { field: 'urgency', value: 'danger_now' },
    blocks: [{ tag: 'text', tone: 'danger', text: [words('signal.danger_now', { number })] }],
  };
}

function choices(words: Words, values: FormValues): Field[] {
  const categories = { name: 'categories', label: words('signal.dialog.categories') };
  const urgency = { name: 'urgency', label: words('signal.urgency.label'), most: 1 };
  return [
    choice(
      { ...categories, most: MAX_CATEGORIES },
      CATEGORIES,
      (one) => words(`signal.category.${one}`),
      chosen(values, 'categories'),
    ),
    choice(
      urgency,
      URGENCIES,
      (one) => words(`signal.urgency.${one}`),
      chosen(values, 'urgency', 'normal'),
    ),
  ];
}

function sourceFields(words: Words, values: FormValues): Field[] {
  const source = { name: 'source', label: words('signal.dialog.source'), most: 1 };
  const contact = { name: 'contact', label: words('signal.dialog.contact'), most: 1 };
  return [
    choice(
      source,
      SOURCE_KINDS,
      (one) => words(`signal.source.${one}`),
      chosen(values, 'source', 'me'),
    ),
    lineField('source_name', words, String(values['source_name'] ?? '')),
    noteField(words('signal.dialog.source_note'), 'quiet'),
    choice(
      contact,
      ['yes', 'no'] as const,
      (one) => words(`answer.${one}`),
      chosen(values, 'contact', 'no'),
    ),
  ];
}
