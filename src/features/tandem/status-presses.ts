import { onPress } from '../../bot/declare/action.ts';
import type { Context } from '../../bot/declare/context.ts';
import { type CardReply, cardReply, doneNotice } from '../../bot/declare/reply.ts';
import { SHOW_STATUS, TRY_AGAIN } from '../../bot/delivery/parked-cards.ts';
import { line } from '../../cards/blocks.ts';
import { DECIDE_LATE, LOOK_AGAIN, REMIND_AGAIN } from './actions.ts';
import { decideLate, remindAgain, tryAgain } from './bring-out.ts';
import { readStatus } from './read-status.ts';
import { statusCard } from './status-card.ts';

/** @throws Refusal `not_allowed` */
export async function showStatus(ctx: Context): Promise<CardReply> {
  return cardReply(statusCard(await ctx.run(readStatus, {}), ctx));
}

export const pressStatus = onPress(SHOW_STATUS, showStatus);

export const pressLookAgain = onPress(LOOK_AGAIN, async (ctx): Promise<CardReply> => {
  return { ...(await showStatus(ctx)), instead: true };
});

export const pressTryAgain = onPress(TRY_AGAIN, async (ctx, conversationId) => {
  const { words } = ctx;
  const { count, waits } = await ctx.run(tryAgain, { conversationId });
  const tried = words(count > 0 ? 'status.done.again' : 'status.done.again_none', { count });
  if (!waits) return doneNotice(tried);
  return cardReply({
    title: words('status.done.again_waits'),
    blocks: count > 0 ? [line(tried)] : [],
    buttons: [SHOW_STATUS.button(undefined, words('parked.button.status'))],
  });
});

export const pressRemindAgain = onPress(REMIND_AGAIN, async ({ run, words }, kind) => {
  const count = await run(remindAgain, { kind });
  return doneNotice(words(count > 0 ? 'status.done.said' : 'status.done.said_none', { count }));
});

export const pressSendLate = decides('send');
export const pressDropLate = decides('drop');

function decides(as: keyof typeof DECIDE_LATE) {
  return onPress(DECIDE_LATE[as], async (ctx, id) => {
    const waited = await ctx.run(decideLate, { id, as });
    return doneNotice(ctx.words(waited ? `status.done.${as}` : 'status.done.decided'));
  });
}
