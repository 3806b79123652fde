import { postedCard } from '../../../bot/declare/posted-card.ts';
import { isOpenUnit } from '../../../domain/crisis/unit.ts';
import { crisisCard, joinButton, showButton } from '../crisis-card-frame.ts';
import { UNIT_CARD } from '../stored-names.ts';
import { situationOf, withSeats } from './situation.ts';
import { clockFacts, closingBlocks, messageBlocks, seatRows } from './unit-blocks.ts';

/** The shared situation in the unit's channel; what happened stands in the thread under it. */
export const unitCard = postedCard(UNIT_CARD, async (stores, recordId, audience) => {
  const whole = await stores.crisisUnits.findWhole(recordId);
  if (!whole) return undefined;
  const { words } = audience;
  const situation = await withSeats(stores, situationOf(whole, audience.now));
  const { unit } = situation;
  const { reference } = unit;
  const open = isOpenUnit(unit);
  const title = words(open ? 'crisis.unit.card' : 'crisis.unit.card_closed', { reference });
  const waits = unit.seats.some(({ calledAt, inAt }) => calledAt && !inAt);
  return crisisCard(unit, title, audience, {
    blocks: [
      { tag: 'list', rows: seatRows(situation, audience) },
      { tag: 'facts', facts: clockFacts(unit, audience) },
      ...closingBlocks(unit, audience),
      ...messageBlocks(situation, audience, false),
    ],
    buttons: [...(open && waits ? [joinButton(unit, words)] : []), showButton(unit, words)],
  });
});
