import type { z } from 'zod';
import {
  type Action,
  type FilledForm,
  onSubmit,
  type Submission,
} from '../../bot/declare/action.ts';
import type { Context } from '../../bot/declare/context.ts';
import { fieldErrors, type Reply } from '../../bot/declare/reply.ts';
import { lookAtTexts } from '../../bot/form/second-look-ask.ts';
import type { Words } from '../../locales/words.ts';

/** What is allowed in words about an event: where it is, and where people can ask. */
const PUBLIC = ['address', 'phone', 'email'];

/**
 * Words about an event stand on cards, so nothing in them may concern a person. An address says where it
 * happened, and a number or a mailbox where people can turn.
 *
 * @param input of a form; what is no text is passed over.
 * @returns a fault beside each field in which something seems to.
 */
export function personFaults(
  input: Readonly<Record<string, unknown>>,
  words: Words,
): Record<string, string> {
  const faults = Object.entries(input).filter(
    ([, text]) => typeof text === 'string' && concernsPerson(text),
  );
  return Object.fromEntries(faults.map(([name]) => [name, words('crisis.fault.person')]));
}

function concernsPerson(text: string): boolean {
  return lookAtTexts([text]).some(({ marks }) =>
    marks.some(({ kinds }) => kinds.some((kind) => !PUBLIC.includes(kind))),
  );
}

/** Says what a form of words about an event does, once none of them seems to concern a person. */
export function onEventText<Value, About, Input extends Readonly<Record<string, unknown>>>(
  action: Action<Value, About>,
  schema: z.ZodType<Input>,
  handle: (ctx: Context, form: FilledForm<About, Input>) => Promise<Reply>,
): Submission {
  return onSubmit(action, schema, async (ctx, form) => {
    const errors = personFaults(form.input, ctx.words);
    return Object.keys(errors).length > 0 ? fieldErrors(errors) : handle(ctx, form);
  });
}
