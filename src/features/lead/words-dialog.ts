import { randomUUID } from 'node:crypto';
import { emergencyNote, longText } from '../../bot/form/form-fields.ts';
import { readForm } from '../../bot/form/form-input.ts';
import type { DialogReply, Reply } from '../../bot/reply.ts';
import type { Turn } from '../../bot/turn.ts';
import type { Block } from '../../cards/card.ts';
import type { FormValues } from '../../cards/dialog.ts';
import { wordsInput } from './input.ts';
import { faultAt } from './own-words.ts';

/** The one field of a dialog that asks for somebody's own words. */
const FIELD = 'words';

/** A form with one long field; what is typed is protected. */
export function wordsDialog(
  { words, partnership }: Turn,
  ask: {
    readonly action: string;
    readonly about: string;
    readonly title: string;
    readonly submit: string;
    readonly label: string;
    readonly hint: string;
    /** Above the field. */
    readonly blocks?: readonly Block[];
  },
): DialogReply {
  const { action, about, title, submit, label, hint, blocks = [] } = ask;
  const dialog = {
    action,
    key: randomUUID(),
    about,
    title,
    submit,
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      ...(blocks.length > 0 ? [{ tag: 'note', blocks } as const] : []),
      longText({ name: FIELD, label, hint, required: true }),
    ],
  };
  return { kind: 'dialog', dialog };
}

/** Hands on what was typed, once it is a sentence that concerns no person. */
export async function withWords(
  { words }: Turn,
  values: FormValues,
  then: (text: string) => Promise<Reply>,
): Promise<Reply> {
  const form = readForm(wordsInput, values, words);
  if (!form.ok) return form.reply;
  const errors = faultAt(FIELD, form.input.words, words);
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  return then(form.input.words);
}
