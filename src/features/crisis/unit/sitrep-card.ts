import { postedCard } from '../../../bot/posted-card.ts';
import { crisisCard, showButton } from '../crisis-card-frame.ts';
import { SITREP_CARD } from '../stored-names.ts';
import { clockFacts, sitrepBlock } from './unit-blocks.ts';

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
