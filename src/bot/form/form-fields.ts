import type { ChoiceField, NoteField, TextField } from '../../cards/dialog.ts';
import type { Words } from '../../locales/words.ts';

/** In characters; longer text is counted and refused, never cut. */
export const MAX_TEXT_CHARACTERS = 8_000;
export const MAX_LINE_CHARACTERS = 120;

/** What a text field asks. Words in somebody's own words are protected text unless a card shows them. */
interface TextAsk {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly value?: string;
}

export function longText({ required = false, ...ask }: TextAsk): TextField {
  return { tag: 'text', lines: 'many', maxLength: MAX_TEXT_CHARACTERS, required, ...ask };
}

export function oneLine({ required = false, ...ask }: TextAsk): TextField {
  return { tag: 'text', lines: 'one', maxLength: MAX_LINE_CHARACTERS, required, ...ask };
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
