import { postedCall, postedCard } from '../../../bot/declare/posted-card.ts';
import { heading } from '../../../cards/blocks.ts';
import { crisisCard, showButton } from '../crisis-card-frame.ts';
import { SITREP_CARD, SITUATION_CARD } from '../stored-names.ts';
import { clockFacts, reportFacts, sitrepBlock } from './unit-blocks.ts';

/** In the thread; earlier ones are read with `/crisis`. */
const MOST_SITREPS = 3;

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
export const sitrepCard = postedCall(SITREP_CARD, async (stores, recordId, audience) => {
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
