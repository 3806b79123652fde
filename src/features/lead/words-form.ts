import { type Action, onSubmit, type Submission } from '../../bot/declare/action.ts';
import type { Context } from '../../bot/declare/context.ts';
import { doneNotice, fieldErrors } from '../../bot/declare/reply.ts';
import { emergencyNote, longText } from '../../bot/form/form-fields.ts';
import { lookAtTexts } from '../../bot/form/second-look-ask.ts';
import type { Block } from '../../cards/card.ts';
import type { Dialog } from '../../cards/dialog.ts';
import type { Words } from '../../locales/words.ts';
import { wordsInput } from './input.ts';

/** A form with one long field; what is typed is protected. */
export function wordsForm(
  { words, partnership }: Context,
  ask: {
    readonly title: string;
    readonly submit: string;
    readonly label: string;
    readonly hint: string;
    /** Above the field. */
    readonly blocks?: readonly Block[];
  },
): Pick<Dialog, 'title' | 'submit' | 'fields'> {
  const { title, submit, label, hint, blocks = [] } = ask;
  return {
    title,
    submit,
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      ...(blocks.length > 0 ? [{ tag: 'note', blocks } as const] : []),
      longText({ name: 'words', label, hint, required: true }),
    ],
  };
}

/**
 * Hands on what was typed, once it is a sentence that concerns no person.
 *
 * @param then does it, and says what is done.
 */
export function submitWords<Value, About>(
  declared: Action<Value, About>,
  then: (ctx: Context, about: About, text: string, key: string) => Promise<string>,
): Submission {
  return onSubmit(declared, wordsInput, async (ctx, { key, about, input }) => {
    const errors = faultAt('words', input.words, ctx.words);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    return doneNotice(await then(ctx, about, input.words, key));
  });
}

const FEWEST_WORDS = 3;

/** What is wrong with a sentence in somebody's own words, beside its field: too short, or about a person. */
export function faultAt(field: string, text: string, words: Words): Record<string, string> {
  const said = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (said.length < FEWEST_WORDS) return { [field]: words('lead.fault.short') };
  return lookAtTexts([text]).length > 0 ? { [field]: words('lead.fault.person') } : {};
}
