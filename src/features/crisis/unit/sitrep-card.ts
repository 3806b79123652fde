import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import { framed } from '../crisis-card-frame.ts';
import { SHOW_ACTION } from '../crisis-cards.ts';
import { clockFacts } from './unit-blocks.ts';

/** A new situation update, to one of those who sit there. */
export const buildSitrepCard: CardBuilder = async (stores, recordId, audience) => {
  const sitrep = await stores.crisisUnits.findSitrep(recordId);
  const unit = sitrep && (await stores.crisisUnits.find(sitrep.unitId));
  if (!sitrep || !unit) return undefined;
  const { words } = audience;
  const { number, text, written } = sitrep;
  const values = { reference: unit.reference, number, name: written.by.name };
  return framed(unit, words('crisis.sitrep.title', values), audience, {
    blocks: [
      { tag: 'quote', heading: words('crisis.sitrep.heading', values), text },
      { tag: 'facts', facts: clockFacts(unit, audience) },
    ],
    buttons: [button(SHOW_ACTION, unit.id, words('crisis.button.show'))],
  });
};
