import type { TextBlock } from '../../cards/card.ts';
import type { ChoiceField, Field, FormValues, NoteField, TextField } from '../../cards/dialog.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Words } from '../../locales/words.ts';
import { memberLabels } from './member-labels.ts';

/** In characters; longer text is counted and refused, never cut. */
export const MAX_TEXT_CHARACTERS = 8_000;
export const MAX_LINE_CHARACTERS = 120;

/** What a form is opened with: for the first time, or again as it was filled in. */
export interface OpenedWith {
  /** Of the form that is opened again; nothing: a new one. */
  readonly key?: string;
  readonly values: FormValues;
  /** Goes before its fields, such as a question about what was filled in. */
  readonly above?: readonly Field[];
}

/** What a text field asks. Words in somebody's own words are protected text unless a card shows them. */
interface TextAsk {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly value?: string;
}

/** A field of several lines. */
export function longText({ required = false, ...ask }: TextAsk): TextField {
  return { tag: 'text', lines: 'many', maxLength: MAX_TEXT_CHARACTERS, required, ...ask };
}

/** A field of one line. */
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

/** A choice of one among members, by id. No two look alike. */
export function memberChoice(
  words: Words,
  field: { readonly name: string; readonly label: string },
  members: readonly Member[],
  labelOf: (member: Member) => string,
  chosen: readonly string[],
): ChoiceField {
  const ids = members.map(({ id }) => id);
  return choice({ ...field, most: 1 }, ids, memberLabels(members, labelOf, words), chosen);
}

/** Why: protected text. @param values those of a form that is opened again, or may be. */
export function reasonField(label: string, hint: string, values?: FormValues): TextField {
  const again = values && { value: String(values['reason'] ?? '') };
  return longText({ name: 'reason', label, hint, required: true, ...again });
}

/** The number to call stands on every form: Tandem alerts nobody. */
export function emergencyNote(words: Words, number: string): NoteField {
  return noteField(words('signal.dialog.emergency', { number }));
}

/** A sentence between the fields. */
export function noteField(text: string, tone: TextBlock['tone'] = 'normal'): NoteField {
  return { tag: 'note', blocks: [{ tag: 'text', tone, text: [text] }] };
}

/** What was chosen before, for a field that is shown again. */
export function chosen(values: FormValues, name: string, otherwise?: string): readonly string[] {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return [value];
  if (Array.isArray(value)) return value;
  return otherwise === undefined ? [] : [otherwise];
}
