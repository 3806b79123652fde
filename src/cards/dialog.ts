/**
 * A form, as plain tagged data. Field names are the names that come back on submission.
 */
import type { Block } from './card.ts';

/** Where text is typed. */
export interface TextField {
  readonly tag: 'text';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly lines: 'one' | 'many';
  /** In characters. Longer text is counted and refused, never cut. */
  readonly maxLength: number;
  readonly value?: string;
}

/** Where one or several of given values are chosen. */
export interface ChoiceField {
  readonly tag: 'choice';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly options: readonly Option[];
  /** How many may be chosen; 1: one of them. */
  readonly most: number;
  readonly value?: readonly string[];
}

/** One value that can be chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A day, without a time. */
export interface DateField {
  readonly tag: 'date';
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** Local date, `YYYY-MM-DD`. */
  readonly value?: string;
}

/** Words between the fields. */
export interface NoteField {
  readonly tag: 'note';
  readonly blocks: readonly Block[];
  /** Only while this choice is made. A platform that cannot hide it shows it always. */
  readonly when?: { readonly field: string; readonly value: string };
}

export type Field = TextField | ChoiceField | DateField | NoteField;

/** One form, the same on every platform. */
export interface Dialog {
  /** Which handler takes the submission: `signal.raise`. */
  readonly action: string;
  /** Made when the dialog opens; the same key twice is the same submission. */
  readonly key: string;
  /** What it is about, such as a reference; comes back with the submission. */
  readonly about?: string;
  readonly title: string;
  /** A verb that says what happens. */
  readonly submit: string;
  readonly fields: readonly Field[];
}

/** What came back, by field name: text, or the values chosen. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;
