import { postedCard } from '../../../bot/posted-card.ts';
import { heading } from '../../../cards/blocks.ts';
import { isOpenUnit } from '../../../domain/crisis/unit.ts';
import { crisisCard, joinButton, showButton } from '../crisis-card-frame.ts';
import { SITUATION_CARD, UNIT_CARD } from '../stored-names.ts';
import { situationOf } from './situation.ts';
import {
  clockFacts,
  closingBlocks,
  messageBlocks,
  reportFacts,
  seatRows,
  sitrepBlock,
} from './unit-blocks.ts';

/** In the thread; earlier ones are read with `/crisis`. */
const MOST_SITREPS = 3;

/** The shared situation in the unit's channel; what happened stands in the thread under it. */
export const unitCard = postedCard(UNIT_CARD, async (stores, recordId, audience) => {
  const unit = await stores.crisisUnits.find(recordId);
  if (!unit) return undefined;
  const situation = await situationOf(stores, unit, audience.now);
  const { words } = audience;
  const { reference } = unit;
  const open = isOpenUnit(unit);
  const title = words(open ? 'crisis.unit.card' : 'crisis.unit.card_closed', { reference });
  const waits = unit.seats.some(({ calledAt, inAt }) => calledAt && !inAt);
  return crisisCard(unit, title, audience, {
    blocks: [
      { tag: 'list', rows: seatRows(unit, audience) },
      { tag: 'facts', facts: clockFacts(unit, audience) },
      ...closingBlocks(unit, audience),
      ...messageBlocks(situation, audience, false),
    ],
    buttons: [...(open && waits ? [joinButton(unit, words)] : []), showButton(unit, words)],
  });
});

/** The first report and the newest updates, in the thread. */
export const threadCard = postedCard(SITUATION_CARD, async (stores, recordId, audience) => {
  const unit = await stores.crisisUnits.find(recordId);
  if (!unit) return undefined;
  const { words } = audience;
  const { reference } = unit;
  const sitreps = await stores.crisisUnits.listSitreps(unit.id);
  return crisisCard(unit, words('crisis.situation.title', { reference }), audience, {
    blocks: [
      ...sitreps.slice(0, MOST_SITREPS).map((sitrep) => sitrepBlock(sitrep, audience)),
      heading(words('crisis.report.title')),
      { tag: 'facts', facts: reportFacts(unit, audience) },
    ],
    buttons: [],
  });
});
