import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type DialogReply, doneNotice, fieldErrors } from '../../../bot/declare/reply.ts';
import {
  emergencyNote,
  noteField,
  type OpenedWith,
  oneLine,
  reasonField,
} from '../../../bot/form/form-fields.ts';
import { lookAtForm } from '../../../bot/form/second-look-form.ts';
import { referencesIn } from '../../../bot/signals/find-two-signals.ts';
import type { Field } from '../../../cards/dialog.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import { openSteps } from '../../../domain/signal/step.ts';
import { MERGE_SIGNAL } from '../actions.ts';
import { mergeInput } from '../input.ts';
import { mergeSignal, type PlannedMerge, planMerge } from './merge-signal.ts';

/** What is wrong with a reference is said beside it; whoever typed it can mend it there. */
const ABOUT_REFERENCES: readonly RefusalCode[] = [
  'unknown_signal',
  'unknown_signal_near',
  'merge_itself',
  'merge_into_merged',
  'merge_into_closed',
];

/** Opens the form, for the two signals that were named if they can be merged. */
export async function openMerge(ctx: Context, text: string): Promise<DialogReply> {
  const [reference = '', into = ''] = referencesIn(text);
  return askMerge(ctx, { reference, into }, { values: { into } });
}

export const pressMerge = onPress(MERGE_SIGNAL, openMerge);

/** Merges them; first asks about what seems to concern a person. */
export const submitMerge = onSubmit(MERGE_SIGNAL, mergeInput, async (ctx, form) => {
  const { words } = ctx;
  const { about, input } = form;
  const { into, reason } = input;
  const reference = about || (input.reference ?? '');
  const named = { reference, into };
  try {
    const look = await lookAtForm(ctx, form, { reason }, (again) => askMerge(ctx, named, again));
    if (!look.ok) return look.reply;
    const merged = await ctx.run(mergeSignal, { ...named, ...look.input });
    return doneNotice(words('weighing.merge.done', referencesOf(merged)));
  } catch (error) {
    if (!(error instanceof Refusal) || !ABOUT_REFERENCES.includes(error.code)) throw error;
    const field = about === '' && error.details['reference'] === reference;
    const sentence = words(`refusal.${error.code}`, error.details);
    return fieldErrors({ [field ? 'reference' : 'into']: sentence });
  }
});

function referencesOf({ signal, into }: PlannedMerge): { reference: string; into: string } {
  return { reference: signal?.reference ?? '', into: into?.reference ?? '' };
}

async function askMerge(
  ctx: Context,
  named: { readonly reference: string; readonly into: string },
  { key, values, above = [] }: OpenedWith,
): Promise<DialogReply> {
  const { words, partnership } = ctx;
  const planned = await ctx.run(planMerge, named);
  const { reference } = referencesOf(planned);
  const text = (name: string) => String(values[name] ?? '');
  const hint = words('weighing.merge.into_hint');
  const one = { name: 'reference', label: words('weighing.merge.reference'), hint, required: true };
  const other = { name: 'into', label: words('weighing.merge.into'), hint, required: true };
  return MERGE_SIGNAL.dialog(reference, {
    key,
    title: reference
      ? words('weighing.merge.title', { reference })
      : words('weighing.merge.title_any'),
    submit: words('weighing.merge.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      ...whatHappens(ctx, planned),
      ...(reference ? [] : [oneLine({ ...one, value: text('reference') })]),
      oneLine({ ...other, value: text('into') }),
      reasonField(words('weighing.merge.reason'), words('weighing.merge.reason_hint'), values),
    ],
  });
}

/** Exactly, where both are known. */
function whatHappens({ words }: Context, { signal, into }: PlannedMerge): Field[] {
  if (!signal || !into) return [noteField(words('weighing.merge.happens_any'))];
  const { reference } = signal;
  const count = openSteps(signal).length;
  return [
    noteField(words('weighing.merge.happens', { reference, into: into.reference })),
    ...(count > 0 ? [noteField(words('weighing.merge.steps', { reference, count }))] : []),
  ];
}
