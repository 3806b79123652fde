import { onPress } from '../../bot/declare/action.ts';
import type { Context } from '../../bot/declare/context.ts';
import { type CardReply, cardReply, doneNotice } from '../../bot/declare/reply.ts';
import { SHOW_STATUS, TRY_AGAIN } from '../../bot/delivery/parked-cards.ts';
import { DECIDE_LATE } from './actions.ts';
import { decideLate, tryAgain } from './bring-out.ts';
import { readStatus } from './read-status.ts';
import { statusCard } from './status-card.ts';

/** @throws Refusal `not_allowed` */
export async function showStatus(ctx: Context): Promise<CardReply> {
  return cardReply(statusCard(await ctx.run(readStatus, {}), ctx));
}

export const pressStatus = onPress(SHOW_STATUS, showStatus);

export const pressTryAgain = onPress(TRY_AGAIN, async (ctx, conversationId) => {
  const { words } = ctx;
  const { count, waits } = await ctx.run(tryAgain, { conversationId });
  const said = [
    ...(count > 0 ? [words('status.done.again', { count })] : []),
    ...(waits ? [words('status.done.again_waits')] : []),
  ];
  return doneNotice(said.join(' ') || words('status.done.again_none'));
});

export const pressSendLate = decides('send');
export const pressDropLate = decides('drop');

function decides(as: keyof typeof DECIDE_LATE) {
  return onPress(DECIDE_LATE[as], async (ctx, id) => {
    const waited = await ctx.run(decideLate, { id, as });
    return doneNotice(ctx.words(waited ? `status.done.${as}` : 'status.done.decided'));
  });
}
