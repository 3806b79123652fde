import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import {
  type DialogReply,
  doneNotice,
  fieldErrors,
  type Reply,
} from '../../../bot/declare/reply.ts';
import { emergencyNote, memberChoice, reasonField } from '../../../bot/form/form-fields.ts';
import { nameAndOrganisation } from '../../../bot/signals/signal-words.ts';
import { line } from '../../../cards/blocks.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { CONFIRM_HANDOVER, END_HANDOVER, HAND_OVER } from '../actions.ts';
import { handoverInput } from '../input.ts';
import { faultAt } from '../words-form.ts';
import { beginHandover, type PlannedHandover, planHandover } from './begin-handover.ts';
import { confirmHandover, endHandover } from './confirm-handover.ts';
import { waitingNames } from './still-to-confirm.ts';

/** Opens the form, if there is a lead to hand over and somebody to take it. */
export async function openHandover(ctx: Context, typed: string): Promise<Reply> {
  const planned = await ctx.run(planHandover, { reference: typed });
  if (planned.candidates.length > 0) return handoverDialog(planned, ctx);
  const nobody = ctx.words('lead.fault.to_nobody', { reference: planned.signal.reference });
  return { kind: 'notice', tone: 'refused', text: nobody };
}

export const pressHandover = onPress(HAND_OVER, openHandover);

export const submitHandover = onSubmit(HAND_OVER, handoverInput, async (ctx, form) => {
  const { key, about, input } = form;
  const errors = faultAt('reason', input.reason, ctx.words);
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  const signal = await ctx.run(beginHandover, { ...about, ...input, key });
  return doneNotice(begunWords(signal, about.from, ctx));
});

function begunWords({ reference, lead }: Signal, contactId: string, { words }: Context): string {
  const from = lead?.contacts.find(({ id }) => id === contactId);
  if (from?.state === 'handed_over') {
    return words('lead.handover.moved', { reference, to: from.handover?.to.name ?? '' });
  }
  const names = from ? waitingNames(from).join(words('list.and')) : '';
  return words('lead.handover.begun', { names });
}

export const pressConfirm = onPress(CONFIRM_HANDOVER, async (ctx, typed) => {
  const { words } = ctx;
  const { signal, from } = await ctx.run(confirmHandover, { reference: typed });
  const to = from.handover?.to.name ?? '';
  const moved = words('lead.handover.moved', { reference: signal.reference, to });
  const waits = words('lead.handover.confirmed', { names: waitingNames(from).join(', ') });
  return doneNotice(from.state === 'handed_over' ? moved : waits);
});

export const pressEnd = onPress(END_HANDOVER, async (ctx, typed) => {
  const { signal, from } = await ctx.run(endHandover, { reference: typed });
  const { reference } = signal;
  return doneNotice(ctx.words('lead.handover.ended', { reference, name: from.contact.name }));
});

function handoverDialog(
  { signal, from, gone, candidates }: PlannedHandover,
  ctx: Context,
): DialogReply {
  const { words, partnership } = ctx;
  const { reference } = signal;
  const { name } = from.contact;
  const to = { name: 'to', label: words('lead.handover.to') };
  const leads = line(words('lead.handover.from', { name }));
  const left = line(words('lead.handover.from_gone', { name }));
  return HAND_OVER.dialog(
    { reference, from: from.id },
    {
      title: words('lead.handover.title', { reference }),
      submit: words('lead.handover.submit'),
      fields: [
        emergencyNote(words, partnership.emergencyNumber),
        { tag: 'note', blocks: gone ? [leads, left] : [leads] },
        memberChoice(words, to, candidates, nameAndOrganisation, []),
        reasonField(words('lead.handover.reason'), words('lead.choose.reason_hint')),
      ],
    },
  );
}
