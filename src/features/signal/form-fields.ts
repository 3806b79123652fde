import type { ChoiceField, NoteField, TextField } from '../../cards/dialog.ts';
import type { Words } from '../../locales/words.ts';
import { MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS } from './input.ts';

type LongText = 'facts' | 'interpretation' | 'needs' | 'others';
type Line = 'area' | 'source_name';

/** A field for text that is protected. */
export function longText(name: LongText, words: Words, value: string): TextField {
  return {
    tag: 'text',
    name,
    label: words(`signal.dialog.${name}.label`),
    hint: words(`signal.dialog.${name}.hint`),
    required: name === 'facts',
    lines: 'many',
    maxLength: MAX_TEXT_CHARACTERS,
    value,
  };
}

export function line(name: Line, words: Words, value: string): TextField {
  return {
    tag: 'text',
    name,
    label: words(`signal.dialog.${name}.label`),
    hint: words(`signal.dialog.${name}.hint`),
    required: false,
    lines: 'one',
    maxLength: MAX_LINE_CHARACTERS,
    value,
  };
}

/** A choice among fixed values. */
export function choice<T extends string>(
  field: { readonly name: string; readonly label: string; readonly most: number },
  values: readonly T[],
  labelOf: (value: T) => string,
  chosen: readonly string[],
): ChoiceField {
  return {
    tag: 'choice',
    ...field,
    required: true,
    options: values.map((value) => ({ value, label: labelOf(value) })),
    value: chosen,
  };
}

/** The number to call stands on every form: Tandem alerts nobody. */
export function emergencyNote(words: Words, number: string): NoteField {
  const text = [words('signal.dialog.emergency', { number })];
  return { tag: 'note', blocks: [{ tag: 'text', tone: 'normal', text }] };
}
