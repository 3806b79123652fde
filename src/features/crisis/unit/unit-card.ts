import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import { isOpenUnit } from '../../../domain/crisis/unit.ts';
import { framed } from '../crisis-card-frame.ts';
import { IN_ACTION, SHOW_ACTION } from '../crisis-cards.ts';
import { pictureOf } from './show-unit.ts';
import {
  clockFacts,
  closingBlocks,
  messageBlocks,
  reportFacts,
  seatRows,
  strong,
} from './unit-blocks.ts';

/** The shared picture in the unit's channel; what happened stands in the thread under it. */
export const buildUnitCard: CardBuilder = async (stores, recordId, audience) => {
  const unit = await stores.crisisUnits.find(recordId);
  if (!unit) return undefined;
  const picture = await pictureOf(stores, unit, audience.now);
  const { words } = audience;
  const { reference } = unit;
  const open = isOpenUnit(unit);
  const title = words(open ? 'crisis.unit.card' : 'crisis.unit.card_closed', { reference });
  const show = button(SHOW_ACTION, unit.id, words('crisis.button.show'));
  const comeIn = button(IN_ACTION, unit.id, words('crisis.button.in'), { look: 'primary' });
  const waits = unit.seats.some(({ calledAt, inAt }) => calledAt && !inAt);
  return framed(unit, title, audience, {
    blocks: [
      { tag: 'list', rows: seatRows(unit, audience) },
      { tag: 'facts', facts: clockFacts(unit, audience) },
      ...closingBlocks(unit, audience),
      ...messageBlocks(picture, audience, false),
    ],
    buttons: [...(open && waits ? [comeIn] : []), show],
  });
};

/** The first report and the newest updates, in the thread. */
export const buildSituationCard: CardBuilder = async (stores, recordId, audience) => {
  const unit = await stores.crisisUnits.find(recordId);
  if (!unit) return undefined;
  const { words } = audience;
  const { reference } = unit;
  const sitreps = await stores.crisisUnits.listSitreps(unit.id);
  return framed(unit, words('crisis.situation.title', { reference }), audience, {
    blocks: [
      ...sitreps.slice(0, MOST_SITREPS).map(
        ({ number, text, written }) =>
          ({
            tag: 'quote',
            heading: words('crisis.sitrep.heading', { number, name: written.by.name }),
            text,
          }) as const,
      ),
      strong(words('crisis.report.title')),
      { tag: 'facts', facts: reportFacts(unit, audience) },
    ],
    buttons: [],
  });
};

/** Earlier ones are read with `/crisis`. */
const MOST_SITREPS = 3;
