import type { Context } from '../../../bot/declare/context.ts';
import { heading } from '../../../cards/blocks.ts';
import type { Block, ListRow, StateSymbol } from '../../../cards/card.ts';
import { isSide, SIDES, type Side } from '../../../domain/people/side.ts';
import { DEFAULT_TERMS, unsignedSides } from '../../../domain/protocol/protocol.ts';
import { readingsOf, shareWords } from '../reading/reading-blocks.ts';
import type { ShownProtocol } from '../show-protocol.ts';
import { sideName, sideNames } from '../term-words.ts';

/** What is missing for going live, for the two sides; what it needs first, then what is wise. */
export function liveBlocks(shown: ShownProtocol, ctx: Context): Block[] {
  const { words, member } = ctx;
  if (!isSide(member.organisation.side)) return [];
  if (shown.live) {
    return [{ tag: 'status', symbol: 'done', text: [words('protocol.live.is')] }];
  }
  return [
    heading(words('protocol.check.needed')),
    { tag: 'list', rows: [signedRow(shown, ctx), databaseRow(shown, ctx)] },
    heading(words('protocol.check.wise')),
    { tag: 'list', rows: wiseRows(shown, ctx) },
  ];
}

function signedRow({ inForce, successor }: ShownProtocol, ctx: Context): ListRow {
  const { words } = ctx;
  if (inForce) return row('done', words('protocol.check.signed', { number: inForce.number }));
  if (!successor) return row('open', words('protocol.check.none'));
  const unsigned = unsignedSides(successor);
  const missing = { number: successor.number, sides: sideNames(unsigned, ctx) };
  const symbol = unsigned.length === SIDES.length ? 'open' : 'in_hand';
  return row(symbol, words('protocol.check.unsigned', missing));
}

function databaseRow({ canBeLive }: ShownProtocol, { words }: Context): ListRow {
  return canBeLive
    ? row('done', words('protocol.check.database'))
    : row('open', words('protocol.check.no_database'));
}

function wiseRows(shown: ShownProtocol, ctx: Context): ListRow[] {
  const { words, beyondRoom } = ctx;
  const { channels } = beyondRoom;
  return [
    ...SIDES.map((side) => dutyRow(side, shown, ctx)),
    ...readingRows(shown, ctx),
    channels > 0
      ? row('done', words('protocol.check.channels', { count: channels }))
      : row('open', words('protocol.check.no_channels')),
    ...SIDES.map((side) => reachRow(side, ctx)),
  ];
}

function dutyRow(side: Side, { inForce, successor }: ShownProtocol, ctx: Context): ListRow {
  const { words, members } = ctx;
  const terms = (inForce ?? successor)?.terms ?? DEFAULT_TERMS;
  const contact = members.find(({ id }) => id === terms.dutyContacts[side]);
  const name = sideName(side, ctx);
  return contact
    ? row('done', words('protocol.check.duty', { side: name, name: contact.name }))
    : row('open', words('protocol.check.no_duty', { side: name }));
}

function readingRows({ inForce, readings }: ShownProtocol, { members, words }: Context): ListRow[] {
  if (!inForce) return [];
  const found = readingsOf(members, readings);
  const symbol = found.unread.length === 0 ? 'done' : 'in_hand';
  return [row(symbol, shareWords(found, inForce, words))];
}

/** Without one, nobody of the side could act, nor go back to exercise. */
function reachRow(side: Side, ctx: Context): ListRow {
  const { words, members, beyondRoom } = ctx;
  const coordinators = members.filter(
    ({ organisation, roles }) => organisation.side === side && roles.includes('coordinator'),
  );
  const reached = coordinators.some(({ id }) => beyondRoom.reaches(id));
  const key = reached ? 'protocol.check.reached' : 'protocol.check.not_reached';
  return row(reached ? 'done' : 'open', words(key, { side: sideName(side, ctx) }));
}

function row(symbol: StateSymbol, text: string): ListRow {
  return { symbol, text: [text] };
}
