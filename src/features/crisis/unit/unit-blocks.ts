import { button } from '../../../bot/signals/signal-cards.ts';
import type { Audience } from '../../../bot/turn.ts';
import type { Block, Button, Fact, ListRow, RichText } from '../../../cards/card.ts';
import { currentSignatures, standingOf } from '../../../domain/crisis/signing.ts';
import {
  type CrisisSeat,
  type CrisisUnit,
  isOpenUnit,
  REPORT_PARTS,
} from '../../../domain/crisis/unit.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { READ_ACTION } from '../crisis-cards.ts';
import type { Picture, PictureMessage } from './show-unit.ts';

/** "● Police Havenstad: Liaison officer, in since 20:41" */
export function seatRows({ seats }: CrisisUnit, { words, sides }: Audience): ListRow[] {
  return seats.map((seat) => {
    const place = words(`crisis.place.${seat.place}`);
    return {
      symbol: seat.inAt ? 'done' : seat.calledAt ? 'in_hand' : 'open',
      text: [{ run: 'strong', text: `${sides[seat.side]}, ${place}: ${seat.holder.name}` }],
      detail: seatDetail(seat, words),
    };
  });
}

function seatDetail({ inAt, calledAt }: CrisisSeat, words: Audience['words']): RichText {
  if (inAt) return [`${words('crisis.seat.in')} `, { run: 'time', at: inAt.toString() }];
  if (calledAt)
    return [`${words('crisis.seat.called')} `, { run: 'time', at: calledAt.toString() }];
  return [words('crisis.seat.waits')];
}

/** Since when, by whom, and when the next update of the situation is due. */
export function clockFacts(unit: CrisisUnit, { words, now }: Audience): Fact[] {
  const { opened, sitrepDueAt: due, closedAt } = unit;
  const since: Fact = {
    label: words('crisis.unit.opened'),
    value: [{ run: 'time', at: opened.at.toString() }, `, ${opened.by.name}`],
  };
  if (closedAt) {
    return [
      since,
      { label: words('crisis.unit.closed'), value: [{ run: 'time', at: closedAt.toString() }] },
    ];
  }
  if (!due) return [since];
  const late = Temporal.Instant.compare(due, now) <= 0;
  const value: RichText = [
    ...(late ? [`▲ ${words('due.since')} `] : []),
    { run: 'time', at: due.toString() },
  ];
  return [since, { label: words('crisis.unit.sitrep_due'), value }];
}

/** "◐ C-2026-0001/2 · Update, version 3 · Police signed, Municipality not yet" */
export function messageRow(one: PictureMessage, audience: Audience, mayRead: boolean): ListRow {
  const { words, sides } = audience;
  const { message, version } = one;
  const standing = standingOf(one);
  const kind = words(`crisis.kind.${message.kind}`);
  const version_ = words('crisis.unit.version', { number: version.number });
  const current = currentSignatures(one);
  const signed = SIDES.map((side) => {
    const said = current[side] ? 'crisis.unit.side_signed' : 'crisis.unit.side_not';
    return words(said, { side: sides[side] });
  }).join(' · ');
  return {
    symbol: standing === 'pushed' ? 'done' : standing === 'lapsed' ? 'overdue' : 'in_hand',
    text: [{ run: 'strong', text: `${version.content.reference} · ${kind}, ${version_}` }],
    detail: version.pushed
      ? [
          `${words('crisis.unit.pushed', { name: version.pushed.by.name })} `,
          { run: 'time', at: version.pushed.at.toString() },
        ]
      : [standing === 'lapsed' ? words('crisis.unit.lapsed') : signed],
    ...(mayRead && { button: button(READ_ACTION, version.id, words('crisis.button.read_short')) }),
  };
}

/** The first report; what is not known says so. */
export function reportFacts({ report, signals }: CrisisUnit, { words }: Audience): Fact[] {
  const facts = REPORT_PARTS.map((part) => ({
    label: words(`crisis.report.${part}`),
    value: [report[part] || words('crisis.report.not_known')],
  }));
  const major = report.major ? 'crisis.report.major_yes' : 'crisis.report.major_no';
  const from = { label: words('crisis.unit.signals'), value: [signals.join(', ')] };
  return [
    { label: words('crisis.report.major'), value: [words(major)] },
    ...facts,
    ...(signals.length > 0 ? [from] : []),
  ];
}

/** Which side has said that it may be closed. */
export function closingBlocks(unit: CrisisUnit, { words, sides }: Audience): Block[] {
  if (!isOpenUnit(unit)) return [];
  const said = SIDES.filter((side) => unit.closings[side]).map((side) => sides[side]);
  if (said.length === 0) return [];
  const text = words('crisis.unit.close_said', { side: said.join(words('list.and')) });
  return [{ tag: 'status', symbol: 'in_hand', text: [text] }];
}

export function messageBlocks(
  { messages }: Picture,
  audience: Audience,
  mayRead: boolean,
): Block[] {
  const { words } = audience;
  if (messages.length === 0) {
    return [{ tag: 'text', tone: 'normal', text: [words('crisis.unit.no_message')] }];
  }
  return [{ tag: 'list', rows: messages.map((one) => messageRow(one, audience, mayRead)) }];
}

export function strong(text: string): Block {
  return { tag: 'text', tone: 'normal', text: [{ run: 'strong', text }] };
}

export function plain(text: string): Block {
  return { tag: 'text', tone: 'normal', text: [text] };
}

/** What comes next in a unit, to whoever sits there; what is asked first leads. */
export function unitButtons({ unit, messages }: Picture, { words }: Audience): Button[] {
  if (!isOpenUnit(unit)) return [];
  const dialog = { opensDialog: true };
  const begun = messages.length > 0;
  const first = begun ? 'crisis.button.next_message' : 'crisis.button.holding';
  return [
    button('crisis.message', unit.id, words(first), {
      ...dialog,
      look: begun ? 'normal' : 'primary',
    }),
    button('crisis.template', unit.id, words('crisis.button.template'), dialog),
    button('crisis.write-sitrep', unit.id, words('crisis.button.sitrep'), dialog),
    button('crisis.handover', unit.id, words('crisis.button.handover'), dialog),
    button('crisis.phones', unit.id, words('crisis.button.phones')),
    button('crisis.close', unit.id, words('crisis.button.close'), dialog),
  ];
}
