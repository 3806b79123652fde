import { button } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Block, Card } from '../../../cards/card.ts';
import { isOpenUnit, seatOf } from '../../../domain/crisis/unit.ts';
import { framed } from '../crisis-card-frame.ts';
import { IN_ACTION } from '../crisis-cards.ts';
import type { Picture } from './show-unit.ts';
import {
  clockFacts,
  closingBlocks,
  messageBlocks,
  plain,
  reportFacts,
  seatRows,
  strong,
  unitButtons,
} from './unit-blocks.ts';

/** The whole picture, to one of the two sides alone. */
export function pictureCard(picture: Picture, turn: Turn): Card {
  const { words, member } = turn;
  const { unit } = picture;
  const { reference, report } = unit;
  const key = isOpenUnit(unit) ? 'crisis.unit.title' : 'crisis.unit.title_closed';
  const seat = seatOf(unit, member.id);
  const toCome = seat && !seat.inAt && isOpenUnit(unit);
  const comeIn = button(IN_ACTION, unit.id, words('crisis.button.in'), { look: 'primary' });
  return framed(unit, words(key, { reference, type: report.type }), turn, {
    blocks: [
      { tag: 'list', rows: seatRows(unit, turn) },
      { tag: 'facts', facts: clockFacts(unit, turn) },
      ...closingBlocks(unit, turn),
      strong(words('crisis.unit.messages')),
      ...messageBlocks(picture, turn, true),
      ...situationBlocks(picture, turn),
      ...(seat ? [] : [plain(words('crisis.unit.no_seat'))]),
    ],
    buttons: toCome ? [comeIn] : seat ? unitButtons(picture, turn) : [],
  });
}

function situationBlocks({ unit, sitreps }: Picture, turn: Turn): Block[] {
  const { words } = turn;
  const [latest] = sitreps;
  return [
    ...(latest
      ? [
          {
            tag: 'quote',
            heading: words('crisis.sitrep.heading', {
              number: latest.number,
              name: latest.written.by.name,
            }),
            text: latest.text,
          } as const,
        ]
      : []),
    strong(words('crisis.report.title')),
    { tag: 'facts', facts: reportFacts(unit, turn) },
  ];
}
