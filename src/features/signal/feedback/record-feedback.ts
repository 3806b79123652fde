import { randomUUID } from 'node:crypto';
import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { byForm } from '../../../bot/declare/once.ts';
import { type DialogReply, doneNotice, fieldErrors } from '../../../bot/declare/reply.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { emergencyNote, longText, memberChoice } from '../../../bot/form/form-fields.ts';
import { GIVE_FEEDBACK } from '../../../bot/signals/actions.ts';
import { findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { looksAtSignal, type SignalForm } from '../../../bot/signals/signal-use-case.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { requireFeedback } from '../../../domain/signal/signal-visibility.ts';
import { type FeedbackInput, feedbackInput } from '../input.ts';
import { HAS_SIGNALS } from '../rights.ts';

interface RecordFeedback extends FeedbackInput, SignalForm {
  /** Who told it, among the members of the partnership. */
  readonly teller: Member;
}

/** May feedback be recorded here? Asked before the form opens. */
export const planFeedback = looksAtSignal('plan-feedback', HAS_SIGNALS, ({ member }, signal) => {
  requireFeedback(member, signal);
});

/** Records what was told to the source, by whom and when. The words are protected text. */
export const recordFeedback = useCase({
  name: 'record-feedback',
  right: HAS_SIGNALS,
  async find(ctx, { reference }: RecordFeedback) {
    const signal = await findSignalForUpdate(ctx, reference);
    requireFeedback(ctx.member, signal);
    return { id: randomUUID(), signal };
  },
  once: {
    key: byForm('signal.feedback'),
    model: 'feedback',
    recordId: ({ id }) => id,
    repeated: ({ signal }) => signal,
  },
  async run({ stores, member, partnership, now }, { told, told_on, teller }, { id, signal }) {
    const recorded = { by: actorOf(member), at: now };
    const toldBy = actorOf(teller);
    const signalId = signal.id;
    await stores.signals.insertFeedback({ id, signalId, toldBy, toldOn: told_on, recorded });
    const record = { partnershipId: partnership.id, model: 'signal', recordId: signalId } as const;
    const sealed = await stores.protectedText.seal(record, { [`feedback:${id}`]: told }, now);
    const detail = { told_by: teller.id, told_on, sealed: Object.values(sealed) };
    const audit = [{ action: 'signal.feedback', model: 'signal', recordId: signalId, detail }];
    return { result: signal, audit, channelCards: [] };
  },
});

/** Opens the form, if there is something to record here. */
export async function openFeedback(ctx: Context, text: string): Promise<DialogReply> {
  const reference = text.trim();
  await ctx.run(planFeedback, { reference });
  return feedbackDialog(ctx, reference);
}

export const pressFeedback = onPress(GIVE_FEEDBACK, openFeedback);

/** Records what was told; by a colleague, and not in the future. */
export const submitFeedback = onSubmit(GIVE_FEEDBACK, feedbackInput, async (ctx, form) => {
  const { words } = ctx;
  const { key, about, input } = form;
  if (input.told_on > today(ctx)) {
    return fieldErrors({ told_on: words('signal.feedback.future') });
  }
  const teller = colleagues(ctx).find(({ id }) => id === input.told_by);
  if (!teller) return fieldErrors({ told_by: words('field.not_offered') });
  const feedback = { ...input, reference: about, key, teller };
  const { reference } = await ctx.run(recordFeedback, feedback);
  return doneNotice(words('signal.feedback.done', { reference }));
});

function feedbackDialog(ctx: Context, reference: string): DialogReply {
  const { words, member } = ctx;
  const teller = { name: 'told_by', label: words('signal.feedback.told_by') };
  return GIVE_FEEDBACK.dialog(reference, {
    title: words('signal.feedback.title', { reference }),
    submit: words('signal.feedback.submit'),
    fields: [
      emergencyNote(words, ctx.partnership.emergencyNumber),
      longText({
        name: 'told',
        label: words('signal.feedback.told.label'),
        hint: words('signal.feedback.told.hint'),
        required: true,
      }),
      memberChoice(words, teller, colleagues(ctx), ({ name }) => name, [member.id]),
      {
        tag: 'date',
        name: 'told_on',
        label: words('signal.feedback.told_on'),
        required: true,
        value: today(ctx),
      },
    ],
  });
}

/** Those of one's own organisation: nobody can say for others what they told. */
function colleagues({ members, member }: Context): Context['members'] {
  return members.filter(({ organisation }) => organisation.id === member.organisation.id);
}

function today({ now, member }: Context): string {
  return now.toZonedDateTimeISO(member.timeZone).toPlainDate().toString();
}
