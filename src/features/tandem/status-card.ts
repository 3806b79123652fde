import { asOf } from '../../bot/declare/as-of.ts';
import { cardHead } from '../../bot/declare/card-head.ts';
import { commandButton } from '../../bot/declare/command-button.ts';
import type { Audience } from '../../bot/declare/context.ts';
import { parkedRow, placeName, platformName } from '../../bot/delivery/parked-cards.ts';
import { heading, line, moment, quiet } from '../../cards/blocks.ts';
import type { Block, Card, Fact, ListRow } from '../../cards/card.ts';
import type { Words } from '../../locales/words.ts';
import type {
  Connection,
  DeliveryStatus,
  HeldPush,
  LateCard,
} from '../../ports/delivery/parked-store.ts';
import type { GivenUp } from '../../ports/delivery/reminder-store.ts';
import { DECIDE_LATE, LOOK_AGAIN, REMIND_AGAIN } from './actions.ts';
import { lateName } from './late-names.ts';
import { reminderName } from './reminder-names.ts';

/** Everything that waits until somebody mends or decides something, and where Tandem is connected. */
export function statusCard(status: DeliveryStatus, audience: Audience): Card {
  const { words } = audience;
  const { held, givenUp, dropped, connections } = status;
  const rows = statusRows(status, words);
  return {
    ...cardHead(titleOf(status, audience), audience),
    blocks: [
      ...section(words('status.held'), rows.held),
      ...(held.length > 0 ? [quiet(words('status.held_help'))] : []),
      ...section(words('status.late'), rows.late.flat()),
      ...section(words('status.given_up'), rows.givenUp),
      ...(givenUp.length > 0 ? [quiet(words('status.given_up_help'))] : []),
      ...section(words('status.parked'), rows.parked),
      ...(dropped > 0 ? [line(words('status.dropped', { count: dropped }))] : []),
      heading(words('status.connected')),
      connectionBlock(connections, words),
      asOf(audience),
    ],
    buttons: [LOOK_AGAIN.button(undefined, words('status.button.look_again'))],
  };
}

/** That everything goes out is so only where something can take it. */
function titleOf(status: DeliveryStatus, { words, partnership }: Audience): string {
  const { connections } = status;
  const count = waiting(status);
  const named = { count, partnership: partnership.name };
  if (count > 0) return words('status.title', named);
  const well = connections.length > 0 && connections.every(({ fault }) => fault === undefined);
  return words(well ? 'status.fine' : 'status.connections', named);
}

/** What there is to mend or to decide: a row each, and two where a person decides. */
export function statusRows({ parked, held, late, givenUp }: DeliveryStatus, words: Words) {
  return {
    held: held.map((one) => heldRow(one, words)),
    late: late.map((one) => lateRows(one, words)),
    givenUp: givenUp.map((one) => givenUpRow(one, words)),
    parked: parked.map((one) => parkedRow(one, words)),
  };
}

/** How many things there are to mend or to decide. */
export function waiting({ parked, held, late, givenUp }: DeliveryStatus): number {
  return parked.length + held.length + late.length + givenUp.length;
}

function section(title: string, rows: readonly ListRow[]): Block[] {
  return rows.length > 0 ? [heading(title), { tag: 'list', rows }] : [];
}

function heldRow(held: HeldPush, words: Words): ListRow {
  const { reference, reason, pushedAt } = held;
  const named = { reference, place: placeName(held, words) };
  const key = reason === 'unknown' ? 'status.held_unknown' : 'status.held_row';
  const [unit = ''] = reference.split('/');
  return {
    symbol: 'overdue',
    text: [words(key, named), ' ', moment(pushedAt)],
    button: commandButton({ name: 'crisis', text: unit }),
  };
}

/** What it is, and of when; it goes out as its record stands now. */
function lateRows(late: LateCard, words: Words): ListRow[] {
  const { id, card, since } = late;
  const named = { place: placeName(late, words), what: lateName(card, words) };
  return [
    {
      symbol: 'overdue',
      text: [words('status.late_row', named), ' ', moment(since)],
      button: DECIDE_LATE.send.button(id, words('status.button.send')),
    },
    {
      text: [words('parked.advice.deciding')],
      button: DECIDE_LATE.drop.button(id, words('status.button.drop')),
    },
  ];
}

function givenUpRow({ kind, count, since }: GivenUp, words: Words): ListRow {
  const what = reminderName(kind, words);
  return {
    symbol: 'overdue',
    text: [words('status.given_up_row', { count, what }), ' ', moment(since)],
    button: REMIND_AGAIN.button(kind, words('parked.button.again')),
  };
}

function connectionBlock(connections: readonly Connection[], words: Words): Block {
  const facts = connections.map(({ platform, tenant, name, fault }): Fact => {
    const where = [platformName(platform, words), name ?? tenant].filter(Boolean).join(' · ');
    return { label: where, value: [faultWords(fault, words)] };
  });
  return facts.length > 0 ? { tag: 'facts', facts } : line(words('status.nowhere'));
}

function faultWords(fault: string | undefined, words: Words): string {
  if (fault === undefined) return words('status.well');
  if (fault === 'no_answer' || fault === 'not_installed') return words(`status.${fault}`);
  return words('status.fault', { fault });
}
