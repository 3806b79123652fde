import type { Context } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { heading, line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import { isOpenUnit, seatOf } from '../../../domain/crisis/unit.ts';
import { crisisCard, joinButton, showButton } from '../crisis-card-frame.ts';
import { SITREP_CARD, SITUATION_CARD, UNIT_CARD } from '../stored-names.ts';
import { type Situation, situationOf } from './situation.ts';
import {
  clockFacts,
  closingBlocks,
  messageBlocks,
  reportFacts,
  seatRows,
  sitrepBlock,
  unitButtons,
} from './unit-blocks.ts';

/** In the thread; earlier ones are read with `/crisis`. */
const MOST_SITREPS = 3;

/** The shared situation in the unit's channel; what happened stands in the thread under it. */
export const unitCard = postedCard(UNIT_CARD, async (stores, recordId, audience) => {
  const unit = await stores.crisisUnits.find(recordId);
  if (!unit) return undefined;
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
      ...messageBlocks(await situationOf(stores, unit, audience.now), audience, false),
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

/** A new situation update, to one of those who sit there. */
export const sitrepCard = postedCard(SITREP_CARD, async (stores, recordId, audience) => {
  const sitrep = await stores.crisisUnits.findSitrep(recordId);
  const unit = sitrep && (await stores.crisisUnits.find(sitrep.unitId));
  if (!sitrep || !unit) return undefined;
  const { words } = audience;
  const { number, written } = sitrep;
  const values = { reference: unit.reference, number, name: written.by.name };
  return crisisCard(unit, words('crisis.sitrep.title', values), audience, {
    blocks: [sitrepBlock(sitrep, audience), { tag: 'facts', facts: clockFacts(unit, audience) }],
    buttons: [showButton(unit, words)],
  });
});

/** The whole situation, to one of the two sides alone. */
export function situationCard(situation: Situation, ctx: Context): Card {
  const { words, member } = ctx;
  const { unit, sitreps } = situation;
  const { reference, report } = unit;
  const open = isOpenUnit(unit);
  const key = open ? 'crisis.unit.title' : 'crisis.unit.title_closed';
  const seat = seatOf(unit, member.id);
  const toCome = seat && !seat.inAt && open;
  return crisisCard(unit, words(key, { reference, type: report.type }), ctx, {
    blocks: [
      { tag: 'list', rows: seatRows(unit, ctx) },
      { tag: 'facts', facts: clockFacts(unit, ctx) },
      ...closingBlocks(unit, ctx),
      heading(words('crisis.unit.messages')),
      ...messageBlocks(situation, ctx, true),
      ...sitreps.slice(0, 1).map((latest) => sitrepBlock(latest, ctx)),
      heading(words('crisis.report.title')),
      { tag: 'facts', facts: reportFacts(unit, ctx) },
      ...(seat ? [] : [line(words('crisis.unit.no_seat'))]),
    ],
    buttons: toCome ? [joinButton(unit, words)] : seat ? unitButtons(situation, ctx) : [],
  });
}
