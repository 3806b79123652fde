import { CONFIRM_PUSH } from '../../../bot/crisis/render-target.ts';
import { onPress } from '../../../bot/declare/action.ts';
import { cardReply, doneNotice } from '../../../bot/declare/reply.ts';
import { RECORD_TOLD, SETTLE_HELD, SHOW_BOARD, STOP_PUSH } from '../actions.ts';
import { boardOf } from './board-card.ts';
import { confirmPush } from './confirm-push.ts';
import { recordTold } from './record-told.ts';
import { settleHeld } from './settle-held.ts';
import { showBoard } from './show-board.ts';
import { stopPush } from './stop-push.ts';

export const pressBoard = onPress(SHOW_BOARD, async (ctx, id) => {
  const { push, version } = await ctx.run(showBoard, { id });
  return cardReply(boardOf(push, version, ctx));
});

export const pressStop = onPress(STOP_PUSH, async (ctx, id) => {
  await ctx.run(stopPush, { id });
  return doneNotice(ctx.words('push.done.stopped'));
});

export const pressThere = settles('there');
export const pressAgain = settles('again');

function settles(as: keyof typeof SETTLE_HELD) {
  return onPress(SETTLE_HELD[as], async (ctx, targetId) => {
    await ctx.run(settleHeld, { targetId, as, from: ctx.place });
    return doneNotice(ctx.words(`push.done.${as}`));
  });
}

export const pressTold = onPress(RECORD_TOLD, async (ctx, targetId) => {
  await ctx.run(recordTold, { targetId });
  return doneNotice(ctx.words('push.done.told'));
});

export const pressConfirm = onPress(CONFIRM_PUSH, async (ctx, { reference, key }) => {
  const { words, member, place: from } = ctx;
  const { place, confirmed, replacedBy } = await ctx.run(confirmPush, { reference, key, from });
  if (replacedBy) {
    return doneNotice(words('push.done.confirmed_past', { reference, next: replacedBy }));
  }
  const { memberId, name } = confirmed.by;
  return doneNotice(
    memberId === member.id
      ? words('push.done.confirmed', { reference, place })
      : words('push.done.confirmed_before', { reference, place, name }),
  );
});
