import type { Field, FormValues } from '../../cards/dialog.ts';
import type { Words } from '../../locales/words.ts';
import type { Reply } from '../reply.ts';
import {
  lookAtTexts,
  SECOND_LOOK_ANSWERS,
  SECOND_LOOK_FIELD,
  secondLookFields,
  takeOut,
} from './second-look-ask.ts';

/** What a second look at a form came to: a question back, or what becomes of its texts. */
export type FormLook =
  | { readonly ok: false; readonly reply: Reply }
  | {
      readonly ok: true;
      /** The text as it is to be kept. */
      readonly clean: (text: string) => string;
      /** For the audit entry: that something was found and what became of it, never what it was. */
      readonly detail: Readonly<Record<string, string>>;
    };

/** Asks in the same dialog, as it was filled in, with the question above its fields. */
type Ask = (above: readonly Field[]) => Reply | Promise<Reply>;

/**
 * Looks once more at protected texts of a form, and asks once what shall become of what seems to concern
 * a person.
 */
export async function lookAtForm(
  texts: readonly string[],
  values: FormValues,
  words: Words,
  ask: Ask,
): Promise<FormLook> {
  const looked = lookAtTexts(texts);
  if (looked.length === 0) return { ok: true, clean: (text) => text, detail: {} };
  const said = values[SECOND_LOOK_FIELD];
  const answer = SECOND_LOOK_ANSWERS.find((one) => one === said);
  if (said === undefined) {
    return { ok: false, reply: await ask(secondLookFields(looked, words)) };
  }
  if (!answer) {
    const errors = { [SECOND_LOOK_FIELD]: words('field.required') };
    return { ok: false, reply: { kind: 'field-errors', errors } };
  }
  const clean = answer === 'take_out' ? takeOut : (text: string) => text;
  return { ok: true, clean, detail: { [SECOND_LOOK_FIELD]: answer } };
}
