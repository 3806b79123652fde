import { onPress } from '../../../bot/declare/action.ts';
import { cardReply, doneNotice } from '../../../bot/declare/reply.ts';
import { line, quiet, strong } from '../../../cards/blocks.ts';
import { isCalled } from '../../../domain/crisis/calls/call-reminders.ts';
import { namesOf } from '../../../domain/people/member.ts';
import { OPEN_PHONE } from '../actions.ts';
import { showButtonOf } from '../crisis-card-frame.ts';
import { openPhone } from './open-phone.ts';

/** The number, to whoever asked, alone. */
export const pressPhone = onPress(OPEN_PHONE, async (ctx, { unitId, side, place }) => {
  const { words } = ctx;
  const { seat, phone } = await ctx.run(openPhone, { unitId, side, place });
  const names = namesOf(seat.holder);
  if (!isCalled(seat)) return doneNotice(words('crisis.phone.not_needed', names));
  return cardReply({
    title: words('crisis.phone.title', names),
    blocks: [
      phone === undefined ? line(words('crisis.phone.none')) : line(strong(phone)),
      quiet(words('crisis.phone.logged')),
    ],
    buttons: [showButtonOf(unitId, words)],
  });
});
