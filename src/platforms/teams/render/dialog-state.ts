import { z } from 'zod';
import type { Dialog, FormValues } from '../../../cards/dialog.ts';

/**
 * A dialog travels with its submit button and comes back with what was typed: so it can be shown
 * again with its faults, by whichever process takes the submission. It decides nothing but what its
 * sender is shown.
 */
export type DialogState = Dialog;

/** The name under which it travels, beside the inputs. */
export const CARRIED = 'tandem';

const instant = z.string().refine((at) => !Number.isNaN(Date.parse(at)));
const run = z.union([
  z.string(),
  z.object({ run: z.enum(['strong', 'mark']), text: z.string() }),
  z.object({ run: z.literal('time'), at: instant }),
]);
const richText = z.array(run);
const symbol = z.enum(['open', 'in_hand', 'done', 'overdue']);
const button = z.object({
  action: z.string(),
  value: z.string(),
  label: z.string(),
  look: z.enum(['primary', 'normal', 'danger']),
  opensDialog: z.boolean(),
});
const row = z.object({
  symbol: symbol.optional(),
  text: richText,
  detail: richText.optional(),
  button: button.optional(),
});
const block = z.discriminatedUnion('tag', [
  z.object({
    tag: z.literal('text'),
    text: richText,
    tone: z.enum(['normal', 'quiet', 'danger']),
  }),
  z.object({ tag: z.literal('status'), symbol, text: richText }),
  z.object({
    tag: z.literal('facts'),
    facts: z.array(z.object({ label: z.string(), value: richText })),
  }),
  z.object({ tag: z.literal('quote'), heading: z.string(), text: z.string() }),
  z.object({ tag: z.literal('list'), rows: z.array(row) }),
]);
const named = { name: z.string().min(1), label: z.string() };
const field = z.discriminatedUnion('tag', [
  z.object({
    tag: z.literal('text'),
    ...named,
    hint: z.string().optional(),
    required: z.boolean(),
    lines: z.enum(['one', 'many']),
    maxLength: z.number(),
  }),
  z.object({
    tag: z.literal('choice'),
    ...named,
    hint: z.string().optional(),
    required: z.boolean(),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    most: z.number(),
  }),
  z.object({ tag: z.literal('date'), ...named, required: z.boolean() }),
  z.object({
    tag: z.literal('note'),
    blocks: z.array(block),
    when: z.object({ field: z.string(), value: z.string() }).optional(),
  }),
]);
const shape = z.object({
  action: z.string().min(1),
  key: z.string().min(1).max(200),
  about: z.string().optional(),
  title: z.string(),
  submit: z.string(),
  fields: z.array(field).max(200),
});
const dialog = z.custom<DialogState>((value) => shape.safeParse(value).success);

/** What a dialog takes along; what stands in its fields comes back by itself. */
export function writeDialogState({
  fields,
  ...rest
}: Dialog): Readonly<Record<string, DialogState>> {
  const bare = fields.map((one) => {
    if (one.tag === 'note') return one;
    const { value: _value, ...kept } = one;
    return kept;
  });
  return { [CARRIED]: { ...rest, fields: bare } };
}

/** @returns nothing if it is no submission of a dialog of ours. */
export function readDialogState(
  data: Readonly<Record<string, unknown>>,
): { readonly dialog: DialogState; readonly values: FormValues } | undefined {
  const read = dialog.safeParse(data[CARRIED]).data;
  return read && { dialog: read, values: valuesOf(read, data) };
}

/** Several choices come as one text, with commas between them. */
function valuesOf({ fields }: DialogState, data: Readonly<Record<string, unknown>>): FormValues {
  // Names come with the request: a Map finds none that every object has.
  const given = new Map(Object.entries(data));
  const values = fields.flatMap((one) => {
    if (one.tag === 'note') return [];
    const typed = given.get(one.name);
    const text = typeof typed === 'string' ? typed : '';
    const several = one.tag === 'choice' && one.most > 1;
    return [[one.name, several ? text.split(',').filter(Boolean) : text] as const];
  });
  return Object.fromEntries(values);
}
