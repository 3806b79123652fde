import type { FilledForm } from '../declare/action.ts';
import type { Context } from '../declare/context.ts';
import { fieldErrors, type Reply } from '../declare/reply.ts';
import type { OpenedWith } from './form-fields.ts';
import {
  lookAtTexts,
  SECOND_LOOK_ANSWERS,
  SECOND_LOOK_FIELD,
  secondLookFields,
  takeOut,
} from './second-look-ask.ts';

/** What is recorded of every form that was looked at once more, beside its texts. */
export interface LookedAt {
  /** The dialog's key: the same key twice is done once. */
  readonly key: string;
  /** For the audit entry: that something was found and what became of it, never what it was. */
  readonly detail: Readonly<Record<string, string>>;
}

/** What a second look at a form came to: a question back, or its texts as they are to be kept. */
type FormLook<Texts> =
  | { readonly ok: false; readonly reply: Reply }
  | { readonly ok: true; readonly input: Texts & LookedAt };

/**
 * Looks once more at protected texts of a form, and asks once what shall become of what seems to concern
 * a person.
 *
 * @param open opens the same dialog as it was filled in, with the question above its fields.
 */
export async function lookAtForm<Texts extends Readonly<Record<string, string>>>(
  { words }: Pick<Context, 'words'>,
  { key, values }: Pick<FilledForm<unknown, unknown>, 'key' | 'values'>,
  texts: Texts,
  open: (again: OpenedWith) => Reply | Promise<Reply>,
): Promise<FormLook<Texts>> {
  const looked = lookAtTexts(Object.values(texts));
  if (looked.length === 0) return { ok: true, input: { ...texts, key, detail: {} } };
  const said = values[SECOND_LOOK_FIELD];
  if (said === undefined) {
    const above = secondLookFields(looked, words);
    return { ok: false, reply: await open({ key, values, above }) };
  }
  const answer = SECOND_LOOK_ANSWERS.find((one) => one === said);
  if (!answer) {
    return { ok: false, reply: fieldErrors({ [SECOND_LOOK_FIELD]: words('field.required') }) };
  }
  const kept = answer === 'take_out' ? withoutFindings(texts) : texts;
  return { ok: true, input: { ...kept, key, detail: { [SECOND_LOOK_FIELD]: answer } } };
}

function withoutFindings<Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts {
  const taken = Object.entries(texts).map(([name, text]) => [name, takeOut(text)]);
  return { ...texts, ...Object.fromEntries(taken) };
}
