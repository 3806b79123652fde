import type { Dialog, Field, FormValues, NoteField } from '../../../cards/dialog.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { type Words, wordsFor } from '../../../locales/words.ts';
import type { AdaptiveElement } from '../../adaptive/adaptive-card.ts';
import { asText } from '../../adaptive/as-text.ts';
import { renderDialogFields } from '../../adaptive/render-dialog.ts';
import { writeDialogState } from './dialog-state.ts';
import { attachmentOf, type CardAttachment } from './render-card.ts';

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules#dialog-info-object */
export interface TaskInfo {
  readonly title: string;
  readonly width: 'medium';
  readonly height: 'large' | 'medium';
  readonly card: CardAttachment;
}

/** What came of a submission that was not taken. */
export interface Again {
  /** All that was typed. */
  readonly values: FormValues;
  /** What to mend, by field. */
  readonly errors: Readonly<Record<string, string>>;
  /** What concerns no field. */
  readonly word?: string;
}

/** A dialog as Teams shows it; again with its faults and everything that was typed. */
export function renderDialog(dialog: Dialog, reader: Reader, again?: Again): TaskInfo {
  const words = wordsFor(reader.language);
  // Names of fields come back with the dialog: a Map finds none that every object has.
  const typed = new Map(Object.entries(again?.values ?? {}));
  const fields = dialog.fields.map((field) => dressField(field, dialog, words, typed));
  const card = renderDialogFields({ ...dialog, fields }, reader);
  const submit = {
    type: 'Action.Submit',
    title: dialog.submit,
    style: 'positive',
    data: writeDialogState(dialog),
  };
  return {
    title: dialog.title,
    width: 'medium',
    height: 'large',
    card: attachmentOf({
      ...card,
      body: asText(withFaults(card.body, words, again)),
      actions: [submit],
      fallbackText: dialog.title,
      msteams: { width: 'Full' },
    }),
  };
}

function dressField(
  field: Field,
  dialog: Dialog,
  words: Words,
  typed: ReadonlyMap<string, FormValues[string]>,
): Field {
  if (field.tag === 'note') return dressNote(field, dialog, words);
  const value = typed.get(field.name);
  if (value === undefined) return field;
  if (field.tag === 'choice')
    return { ...field, value: typeof value === 'string' ? [value] : value };
  return { ...field, value: String(value) };
}

/** Teams cannot hide it until it is chosen, so it says when it holds. */
function dressNote(note: NoteField, { fields }: Dialog, words: Words): NoteField {
  const { when, blocks } = note;
  const asked = when && fields.find((one) => one.tag === 'choice' && one.name === when.field);
  if (asked?.tag !== 'choice') return note;
  const choice = asked.options.find(({ value }) => value === when?.value)?.label ?? '';
  const text = [words('teams.if_chosen', { choice })];
  return { ...note, blocks: [{ tag: 'text', tone: 'normal', text }, ...blocks] };
}

/** Each fault above its field; what has none stands on top. */
function withFaults(
  body: readonly AdaptiveElement[],
  words: Words,
  again: Again | undefined,
): AdaptiveElement[] {
  const errors = new Map(Object.entries(again?.errors ?? {}));
  const placed = body.flatMap((element) => {
    const error = errors.get(String(element['id']));
    return [
      ...(error === undefined ? [] : [faultElement(error)]),
      withErrorMessage(element, words),
    ];
  });
  const names = new Set(body.map((element) => String(element['id'])));
  const others = [...errors].flatMap(([name, text]) => (names.has(name) ? [] : [text]));
  const named = names.size > 0 && errors.size > others.length;
  const top = [
    ...(again?.word === undefined ? [] : [again.word]),
    ...(named ? [words('teams.check_fields')] : []),
    ...others,
  ];
  return [...top.map(faultElement), ...placed];
}

/** Without a sentence of its own, Teams would only draw the field red. */
function withErrorMessage(element: AdaptiveElement, words: Words): AdaptiveElement {
  return element['isRequired'] === true && element['errorMessage'] === undefined
    ? { ...element, errorMessage: words('field.required') }
    : element;
}

function faultElement(text: string): AdaptiveElement {
  const run = { type: 'TextRun', text, color: 'Attention', weight: 'Bolder' };
  return { type: 'RichTextBlock', inlines: [run] };
}
