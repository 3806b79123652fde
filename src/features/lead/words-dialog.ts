import { type Action, onSubmit, type Submission } from '../../bot/action.ts';
import { emergencyNote, longText } from '../../bot/form/form-fields.ts';
import { doneNotice, fieldErrors } from '../../bot/reply.ts';
import type { Turn } from '../../bot/turn.ts';
import type { Block } from '../../cards/card.ts';
import type { Dialog } from '../../cards/dialog.ts';
import { wordsInput } from './input.ts';
import { faultAt } from './own-words.ts';

/** A form with one long field; what is typed is protected. */
export function wordsForm(
  { words, partnership }: Turn,
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
  then: (turn: Turn, about: About, text: string, key: string) => Promise<string>,
): Submission {
  return onSubmit(declared, wordsInput, async (turn, { key, about, input }) => {
    const errors = faultAt('words', input.words, turn.words);
    if (Object.keys(errors).length > 0) return fieldErrors(errors);
    return doneNotice(await then(turn, about, input.words, key));
  });
}
