import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type DialogReply, doneNotice } from '../../../bot/declare/reply.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import {
  emergencyNote,
  noteField,
  type OpenedWith,
  reasonField,
} from '../../../bot/form/form-fields.ts';
import { type LookedAt, lookAtForm } from '../../../bot/form/second-look-form.ts';
import { REOPEN_SIGNAL } from '../../../bot/signals/actions.ts';
import { saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import { looksAtSignal, onSignalForm } from '../../../bot/signals/signal-use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { reopenSignal as reopen, requireReopening } from '../../../domain/signal/signal-merging.ts';
import { requireSpeaker } from '../../../domain/signal/weighing.ts';
import { reopenInput } from '../input.ts';
import { WEIGHS } from '../rights.ts';

interface ReopenSignal extends LookedAt {
  readonly reference: string;
  readonly reason: string;
}

/** Can it be opened again? Asked before the form opens. */
export const planReopening = looksAtSignal('plan-reopening', WEIGHS, ({ member }, signal) => {
  requireSpeaker(member, signal);
  requireReopening(signal);
  return signal;
});

/** Opens a signal again that was closed or merged; what was done with it stays. */
export const reopenSignal = useCase({
  name: 'reopen-signal',
  right: WEIGHS,
  ...onSignalForm<ReopenSignal>('weighing.reopen'),
  async run(ctx, { reason, detail }, signal) {
    const { stores, partnership, member, now } = ctx;
    requireSpeaker(member, signal);
    const open = reopen(signal, now, await timingOf(stores, partnership));
    const written = await writeNote(ctx, open, 'reopen_reason', reason);
    const was = { was: signal.status };
    return saveChange(ctx, open, 'signal.reopened', { ...was, ...written, ...detail });
  },
});

/** Opens the form, if the signal is closed or merged. */
export function openReopen(ctx: Context, text: string): Promise<DialogReply> {
  return askReason(ctx, text.trim(), { values: {} });
}

export const pressReopen = onPress(REOPEN_SIGNAL, openReopen);

/** Opens it again; first asks about what seems to concern a person. */
export const submitReopen = onSubmit(REOPEN_SIGNAL, reopenInput, async (ctx, form) => {
  const { about, input } = form;
  const look = await lookAtForm(ctx, form, input, (again) => askReason(ctx, about, again));
  if (!look.ok) return look.reply;
  const { reference } = await ctx.run(reopenSignal, { reference: about, ...look.input });
  return doneNotice(ctx.words('weighing.reopen.done', { reference }));
});

async function askReason(
  ctx: Context,
  typed: string,
  { key, values, above = [] }: OpenedWith,
): Promise<DialogReply> {
  const { words, partnership } = ctx;
  const { reference, mergedInto } = await ctx.run(planReopening, { reference: typed });
  const happens = mergedInto
    ? words('weighing.reopen.happens_merged', { into: mergedInto })
    : words('weighing.reopen.happens');
  return REOPEN_SIGNAL.dialog(reference, {
    key,
    title: words('weighing.reopen.title', { reference }),
    submit: words('weighing.reopen.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      noteField(happens),
      reasonField(words('weighing.reopen.reason'), words('weighing.reopen.reason_hint'), values),
    ],
  });
}
