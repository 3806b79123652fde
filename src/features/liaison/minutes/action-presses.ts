import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import {
  cardReply,
  type DialogReply,
  doneNotice,
  fieldErrors,
} from '../../../bot/declare/reply.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { emergencyNote, type OpenedWith } from '../../../bot/form/form-fields.ts';
import { OPEN_AGREED_ACTION } from '../../../bot/signals/actions.ts';
import { heading } from '../../../cards/blocks.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { POSTPONE_ACTION, SETTLE_ACTION } from '../actions.ts';
import { postponeInput } from '../input.ts';
import { actionCard } from './action-cards.ts';
import { postponeAction, settleAction, showAction } from './change-action.ts';

export const showOneAction = onPress(OPEN_AGREED_ACTION, async (ctx, id) =>
  cardReply(actionCard(await ctx.run(showAction, { id }), ctx, 'one')),
);

export const doneAction = settles('done');
export const notNeededAction = settles('not_needed');

function settles(state: keyof typeof SETTLE_ACTION) {
  return onPress(SETTLE_ACTION[state], async (ctx, id) => {
    const { what } = await ctx.run(settleAction, { id, state });
    return doneNotice(ctx.words(`liaison.action.told_${state}`, { what }));
  });
}

export const openPostpone = onPress(POSTPONE_ACTION, (ctx, id) =>
  postponeDialog(ctx, id, { values: {} }),
);

export const submitPostpone = onSubmit(POSTPONE_ACTION, postponeInput, async (ctx, form) => {
  const { key, about: id, values } = form;
  const read = readDueFields(ctx, values);
  if (read.kind === 'fault') return fieldErrors(read.errors);
  if (read.kind === 'ask') return postponeDialog(ctx, id, { key, values }, read.moments);
  const action = await ctx.run(postponeAction, { id, due: read.moment.due });
  return cardReply(actionCard(action, ctx, 'one'));
});

async function postponeDialog(
  ctx: Context,
  id: string,
  { key, values }: OpenedWith,
  moments?: readonly DueMoment[],
): Promise<DialogReply> {
  const { words, partnership } = ctx;
  const { what } = await ctx.run(showAction, { id });
  return POSTPONE_ACTION.dialog(id, {
    key,
    title: words('liaison.action.postpone_title'),
    submit: words('liaison.action.postpone_submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [heading(what)] },
      ...dueFields(ctx, values, true, moments),
    ],
  });
}
