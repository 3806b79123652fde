import type { Turn } from '../../../bot/turn.ts';
import { heading, line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import { isOpenUnit, seatOf } from '../../../domain/crisis/unit.ts';
import { crisisCard, joinButton } from '../crisis-card-frame.ts';
import type { Situation } from './situation.ts';
import {
  clockFacts,
  closingBlocks,
  messageBlocks,
  reportFacts,
  seatRows,
  sitrepBlock,
  unitButtons,
} from './unit-blocks.ts';

/** The whole situation, to one of the two sides alone. */
export function situationCard(situation: Situation, turn: Turn): Card {
  const { words, member } = turn;
  const { unit, sitreps } = situation;
  const { reference, report } = unit;
  const open = isOpenUnit(unit);
  const key = open ? 'crisis.unit.title' : 'crisis.unit.title_closed';
  const seat = seatOf(unit, member.id);
  const toCome = seat && !seat.inAt && open;
  return crisisCard(unit, words(key, { reference, type: report.type }), turn, {
    blocks: [
      { tag: 'list', rows: seatRows(unit, turn) },
      { tag: 'facts', facts: clockFacts(unit, turn) },
      ...closingBlocks(unit, turn),
      heading(words('crisis.unit.messages')),
      ...messageBlocks(situation, turn, true),
      ...sitreps.slice(0, 1).map((latest) => sitrepBlock(latest, turn)),
      heading(words('crisis.report.title')),
      { tag: 'facts', facts: reportFacts(unit, turn) },
      ...(seat ? [] : [line(words('crisis.unit.no_seat'))]),
    ],
    buttons: toCome ? [joinButton(unit, words)] : seat ? unitButtons(situation, turn) : [],
  });
}
