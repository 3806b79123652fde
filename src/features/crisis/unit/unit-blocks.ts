import type { Audience } from '../../../bot/declare/context.ts';
import { line, moment, strong } from '../../../cards/blocks.ts';
import type {
  Block,
  Button,
  Fact,
  ListRow,
  QuoteBlock,
  RichText,
  StateSymbol,
} from '../../../cards/card.ts';
import { isCalled } from '../../../domain/crisis/calls/call-reminders.ts';
import type { SeatStanding } from '../../../domain/crisis/calls/calling.ts';
import { currentSignatures, standingOf } from '../../../domain/crisis/signing.ts';
import {
  type CrisisUnit,
  isOpenUnit,
  REPORT_PARTS,
  type Sitrep,
} from '../../../domain/crisis/unit.ts';
import { SIDES } from '../../../domain/people/side.ts';
import {
  CHOOSE_TEMPLATE,
  CLOSE_UNIT,
  HAND_OVER_SEAT,
  OFFER_PHONE_LIST,
  OPEN_PHONE,
  READ_VERSION,
  WRITE_MESSAGE,
  WRITE_SITREP,
} from '../actions.ts';
import type { FoundVersion } from '../message/find-version.ts';
import type { SeatedSituation, Situation } from './situation.ts';

/**
 * "● Police Havenstad, seat: Liaison officer · in since 20:41"
 *
 * @param mayPhone its reader alone sees it, and may learn the number of whoever was called and is not in.
 */
export function seatRows(
  { unit, seatStanding }: SeatedSituation,
  { words, sides }: Audience,
  mayPhone = false,
): ListRow[] {
  return unit.seats.map((seat) => {
    const place = words(`crisis.place.${seat.place}`);
    const standing = seatStanding(seat);
    const phone = OPEN_PHONE.button(
      { unitId: unit.id, side: seat.side, place: seat.place },
      words('crisis.button.phone'),
    );
    return {
      symbol: SEAT_SYMBOLS[standing.state],
      text: [strong(`${sides[seat.side]}, ${place}: ${seat.holder.name}`)],
      detail: seatDetail(standing, words),
      ...(mayPhone && isOpenUnit(unit) && isCalled(seat) && { button: phone }),
    };
  });
}

const SEAT_SYMBOLS = {
  waits: 'open',
  being_called: 'in_hand',
  reached: 'in_hand',
  called_there: 'in_hand',
  unreached: 'overdue',
  in: 'done',
} as const satisfies Record<SeatStanding['state'], StateSymbol>;

function seatDetail(standing: SeatStanding, words: Audience['words']): RichText {
  const said = words(`crisis.seat.${standing.state}`);
  return 'at' in standing ? [`${said} `, moment(standing.at)] : [said];
}

/** Since when, by whom, and when the next update of the situation is due. */
export function clockFacts(unit: CrisisUnit, { words, now }: Audience): Fact[] {
  const { opened, sitrepDueAt: due, closedAt } = unit;
  const since: Fact = {
    label: words('crisis.unit.opened'),
    value: [moment(opened.at), `, ${opened.by.name}`],
  };
  if (closedAt) {
    return [since, { label: words('crisis.unit.closed'), value: [moment(closedAt)] }];
  }
  if (!due) return [since];
  const late = Temporal.Instant.compare(due, now) <= 0;
  const value = [...(late ? [`▲ ${words('due.since')} `] : []), moment(due)];
  return [since, { label: words('crisis.unit.sitrep_due'), value }];
}

/** "◐ C-2026-0001/2 · Update, version 3 · Police signed, Municipality not yet" */
function messageRow(one: FoundVersion, audience: Audience, mayRead: boolean): ListRow {
  const { words, sides } = audience;
  const { message, version } = one;
  const { pushed } = version;
  const standing = standingOf(one);
  const kind = words(`crisis.kind.${message.kind}`);
  const numbered = words('crisis.unit.version', { number: version.number });
  const current = currentSignatures(one);
  const signed = SIDES.map((side) => {
    const said = current[side] ? 'crisis.unit.side_signed' : 'crisis.unit.side_not';
    return words(said, { side: sides[side] });
  }).join(' · ');
  return {
    symbol: standing === 'pushed' ? 'done' : standing === 'lapsed' ? 'overdue' : 'in_hand',
    text: [strong(`${version.content.reference} · ${kind}, ${numbered}`)],
    detail: pushed
      ? [`${words('crisis.unit.pushed', { name: pushed.by.name })} `, moment(pushed.at)]
      : [standing === 'lapsed' ? words('crisis.unit.lapsed') : signed],
    ...(mayRead && { button: READ_VERSION.button(version.id, words('crisis.button.read_short')) }),
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

/** The messages of a unit; what was not sent is read by those alone who sit there. */
export function messageBlocks(
  { messages }: Situation,
  audience: Audience,
  mayRead: boolean,
): Block[] {
  if (messages.length === 0) return [line(audience.words('crisis.unit.no_message'))];
  return [{ tag: 'list', rows: messages.map((one) => messageRow(one, audience, mayRead)) }];
}

/** What was said of the situation, by whom. */
export function sitrepBlock({ number, text, written }: Sitrep, { words }: Audience): QuoteBlock {
  const heading = words('crisis.sitrep.heading', { number, name: written.by.name });
  return { tag: 'quote', heading, text };
}

/** What comes next in a unit, to whoever sits there; what is asked first leads. */
export function unitButtons({ unit, messages }: Situation, { words }: Audience): Button[] {
  if (!isOpenUnit(unit)) return [];
  const { id } = unit;
  const next = { unitId: id, kind: undefined, messageId: undefined };
  return [
    messages.length > 0
      ? WRITE_MESSAGE.button(next, words('crisis.button.next_message'))
      : WRITE_MESSAGE.button(next, words('crisis.button.holding'), 'primary'),
    CHOOSE_TEMPLATE.button(id, words('crisis.button.template')),
    WRITE_SITREP.button(id, words('crisis.button.sitrep')),
    HAND_OVER_SEAT.button(id, words('crisis.button.handover')),
    OFFER_PHONE_LIST.button(id, words('crisis.button.phones')),
    CLOSE_UNIT.button(id, words('crisis.button.close')),
  ];
}
