import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Button } from '../../cards/card.ts';
import type { Dialog, FormValues } from '../../cards/dialog.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from './context.ts';
import { readForm } from './form-input.ts';
import type { SubmissionInteraction } from './interaction.ts';
import type { DialogReply, Reply } from './reply.ts';

/** Reads what a button or a form carries from the one string that platforms keep for it, and writes it. */
export type ValueCodec<Value> = z.ZodType<Value, string>;

/**
 * A button or a form, declared once: cards make buttons from it, handlers are given what it carries. Its name
 * and the way its values are written stand in messages that were posted, so neither ever changes.
 */
export interface Action<Value, About> {
  /** `lead.decline`. */
  readonly name: string;
  readonly value: ValueCodec<Value>;
  readonly about: ValueCodec<About>;
  /** @param label a verb that says what happens. */
  button(value: Value, label: string, look?: Button['look']): Button;
  /** The form, with a new key unless it is opened again. */
  dialog(about: About, form: DialogContent): DialogReply;
}

/** What a form asks; its action, and what it is about, come from its declaration. */
type DialogContent = Omit<Dialog, 'action' | 'key' | 'about'> & {
  readonly key?: string | undefined;
};

interface ActionOptions<About> {
  /** The press opens a dialog; some platforms must know beforehand. */
  readonly opensDialog?: boolean;
  /** What its form is about, if that is not what its button carries. */
  readonly about?: ValueCodec<About>;
}

/** Declares a button, and the form that it may open. */
export function action<Value>(
  name: string,
  value: ValueCodec<Value>,
  options?: { readonly opensDialog?: boolean },
): Action<Value, Value>;
export function action<Value, About>(
  name: string,
  value: ValueCodec<Value>,
  options: ActionOptions<About> & { readonly about: ValueCodec<About> },
): Action<Value, About>;
export function action<Value>(
  name: string,
  value: ValueCodec<Value>,
  { opensDialog = false, about = value }: ActionOptions<Value> = {},
): Action<Value, Value> {
  return {
    name,
    value,
    about,
    button: (carried, label, look = 'normal') => ({
      action: name,
      value: z.encode(value, carried),
      label,
      look,
      opensDialog,
    }),
    dialog(subject, { key = randomUUID(), ...form }) {
      const said = z.encode(about, subject);
      return {
        kind: 'dialog',
        dialog: { action: name, key, ...(said && { about: said }), ...form },
      };
    },
  };
}

/** The handler of a button. */
export interface Press {
  readonly declares: 'press';
  readonly action: string;
  /** How the value of the button is written. */
  readonly codec: ValueCodec<unknown>;
  /** @throws Refusal `unknown_action` for a value that this button does not carry any more. */
  handle(ctx: Context, value: string): Reply | Promise<Reply>;
}

/** Says what a press does. */
export function onPress<Value, About>(
  { name, value }: Action<Value, About>,
  handle: (ctx: Context, value: Value) => Reply | Promise<Reply>,
): Press {
  return {
    declares: 'press',
    action: name,
    codec: value,
    handle: (ctx, carried) => handle(ctx, decode(value, carried)),
  };
}

/** The handler of a form that was filled in. */
export interface Submission {
  readonly declares: 'submission';
  readonly action: string;
  /** How what the form is about is written. */
  readonly codec: ValueCodec<unknown>;
  /** @throws Refusal `unknown_action` for a form about what this one is not about any more. */
  handle(
    ctx: Context,
    submission: Pick<SubmissionInteraction, 'key' | 'about' | 'values'>,
  ): Promise<Reply>;
}

/** A form that was filled in without a fault. */
export interface FilledForm<About, Input> {
  /** Made when it opened: the same key twice is the same submission. */
  readonly key: string;
  readonly about: About;
  readonly input: Input;
  /** As it was sent, to open it again with. */
  readonly values: FormValues;
}

/** Says what a filled-in form does; what the schema finds wrong stands beside its field. */
export function onSubmit<Value, About, Input>(
  { name, about }: Action<Value, About>,
  schema: z.ZodType<Input>,
  handle: (ctx: Context, form: FilledForm<About, Input>) => Promise<Reply>,
): Submission {
  return {
    declares: 'submission',
    action: name,
    codec: about,
    async handle(ctx, { key, about: said = '', values }) {
      const subject = decode(about, said);
      const form = readForm(schema, values, ctx.words);
      return form.ok ? handle(ctx, { key, about: subject, input: form.input, values }) : form.reply;
    },
  };
}

function decode<Value>(codec: ValueCodec<Value>, text: string): Value {
  const read = codec.safeParse(text);
  if (!read.success) throw new Refusal('unknown_action');
  return read.data;
}
