import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { Block } from '../../../cards/card.ts';
import { formatTime } from '../../../cards/format-time.ts';
import { isOpenUnit, seatOf } from '../../../domain/crisis/unit.ts';
import { framed } from '../crisis-card-frame.ts';
import { IN_ACTION, SHOW_ACTION } from '../crisis-cards.ts';
import { pictureOf } from './show-unit.ts';
import { messageBlocks, plain, reportFacts, unitButtons } from './unit-blocks.ts';

/** Closing is done from the picture. */
const MOST_BEFORE_SHOW = 5;

/** Calls one member to their seat, day and night; once they are in, it says what can be done. */
export const buildCallCard: CardBuilder = async (stores, recordId, audience) => {
  const { words, member, partnership, sides } = audience;
  const unit = await stores.crisisUnits.find(recordId);
  if (!unit || !member) return undefined;
  const { reference, report } = unit;
  const seat = seatOf(unit, member.id);
  const show = button(SHOW_ACTION, unit.id, words('crisis.button.show'));
  if (!isOpenUnit(unit) || !seat) {
    const key = seat ? 'crisis.call.closed' : 'crisis.call.left';
    return framed(unit, words(key, { reference }), audience, { blocks: [], buttons: [show] });
  }
  const picture = await pictureOf(stores, unit, audience.now);
  const place = words(`crisis.place.${seat.place}`);
  const values = { reference, place, side: sides[seat.side], type: report.type };
  const { terms } = await timingOf(stores, partnership);
  const until = seat.calledAt?.add({ minutes: terms.crisis.deputyMinutes });
  const clock: Block[] =
    seat.inAt || seat.place === 'deputy' || !until
      ? []
      : [plain(words('crisis.call.until', { time: formatTime(until.toString(), member) }))];
  const comeIn = button(IN_ACTION, unit.id, words('crisis.button.in'), { look: 'primary' });
  return framed(unit, words(seat.inAt ? 'crisis.call.in' : 'crisis.call.title', values), audience, {
    blocks: [
      ...clock,
      { tag: 'facts', facts: reportFacts(unit, audience) },
      ...messageBlocks(picture, audience, true),
    ],
    buttons: seat.inAt
      ? [...unitButtons(picture, audience).slice(0, MOST_BEFORE_SHOW), show]
      : [comeIn, show],
  });
};
