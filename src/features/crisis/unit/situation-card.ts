import type { Context } from '../../../bot/declare/context.ts';
import { heading, line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import { mayPhone } from '../../../domain/crisis/calls/may-phone.ts';
import { isOpenUnit, seatOf } from '../../../domain/crisis/unit.ts';
import { crisisCard, joinButton } from '../crisis-card-frame.ts';
import type { SeatedSituation } from './situation.ts';
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
export function situationCard(situation: SeatedSituation, ctx: Context): Card {
  const { words, member } = ctx;
  const { unit, sitreps } = situation;
  const { reference, report } = unit;
  const open = isOpenUnit(unit);
  const key = open ? 'crisis.unit.title' : 'crisis.unit.title_closed';
  const seat = seatOf(unit, member.id);
  const toCome = seat && !seat.inAt && open;
  return crisisCard(unit, words(key, { reference, type: report.type }), ctx, {
    blocks: [
      { tag: 'list', rows: seatRows(situation, ctx, mayPhone(unit, member)) },
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
