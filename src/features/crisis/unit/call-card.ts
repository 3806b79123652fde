import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import { postedCall } from '../../../bot/declare/posted-card.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { isOpenUnit, seatOf } from '../../../domain/crisis/unit.ts';
import type { Member } from '../../../domain/people/member.ts';
import type { WholeUnit } from '../../../ports/crisis/crisis-store.ts';
import { crisisCard, joinButton, showButton } from '../crisis-card-frame.ts';
import { CALL_CARD } from '../stored-names.ts';
import { situationOf } from './situation.ts';
import { messageBlocks, reportFacts, unitButtons } from './unit-blocks.ts';

/** Closing is done from the shared situation. */
const MOST_BEFORE_SHOW = 5;

/** Calls one member to their seat, day and night; once they are in, it says what can be done. */
export const callCard = postedCall(CALL_CARD, async (stores, recordId, audience) => {
  const { member } = audience;
  const whole = member && (await stores.crisisUnits.findWhole(recordId));
  return whole && callOf(stores, whole, { ...audience, member });
});

/** What somebody who is called to a unit reads, and they alone. */
export async function callOf(
  stores: Pick<CardStores, 'protocols'>,
  whole: WholeUnit,
  audience: Audience & { readonly member: Member },
): Promise<Card> {
  const { words, member, partnership, sides } = audience;
  const { unit } = whole;
  const { reference, report } = unit;
  const seat = seatOf(unit, member.id);
  const show = showButton(unit, words);
  if (!isOpenUnit(unit) || !seat) {
    const title = words(seat ? 'crisis.call.closed' : 'crisis.call.left', { reference });
    return crisisCard(unit, title, audience, { blocks: [], buttons: [show] });
  }
  const situation = situationOf(whole, audience.now);
  const place = words(`crisis.place.${seat.place}`);
  const values = { reference, place, side: sides[seat.side], type: report.type };
  const { terms } = await timingOf(stores, partnership);
  const until = seat.calledAt?.add({ minutes: terms.crisis.deputyMinutes });
  const clock =
    seat.inAt || seat.place === 'deputy' || !until
      ? []
      : [line(words('crisis.call.until', { time: formatTime(until.toString(), member) }))];
  const title = words(seat.inAt ? 'crisis.call.in' : 'crisis.call.title', values);
  return crisisCard(unit, title, audience, {
    blocks: [
      ...clock,
      { tag: 'facts', facts: reportFacts(unit, audience) },
      ...messageBlocks(situation, audience, true),
    ],
    buttons: seat.inAt
      ? [...unitButtons(situation, audience).slice(0, MOST_BEFORE_SHOW), show]
      : [joinButton(unit, words), show],
  });
}
