import type { Context } from '../../../bot/declare/context.ts';
import { heading } from '../../../cards/blocks.ts';
import type { Block, ListRow } from '../../../cards/card.ts';
import type { Deed, Member } from '../../../domain/people/member.ts';
import { isSide } from '../../../domain/people/side.ts';
import type { Protocol } from '../../../domain/protocol/protocol.ts';
import type { Words } from '../../../locales/words.ts';
import { readersOf } from '../rights.ts';
import type { ShownProtocol } from '../show-protocol.ts';

/** The share who confirmed having read the version in force, and who did not, by organisation. */
export function readingBlocks({ inForce, readings }: ShownProtocol, ctx: Context): Block[] {
  if (!inForce) return [];
  const found = readingsOf(ctx.members, readings);
  const rows = byOrganisation(found.readers)
    .filter((members) => mayReadOf(members[0]?.organisation.id, ctx))
    .map((members) => rowOf(members, found, ctx.words));
  return [heading(shareWords(found, inForce, ctx.words)), { tag: 'list', rows }];
}

/** "4 of 6 have confirmed reading version 2 (66 %)". */
export function shareWords(found: Readings, { number }: Protocol, words: Words): string {
  const { readers, unread } = found;
  const read = readers.length - unread.length;
  const share = readShare(found);
  return words('protocol.reading.share', { read, count: readers.length, number, share });
}

function rowOf(members: Readings['readers'], { unread }: Readings, words: Words): ListRow {
  const missing = members.filter((member) => unread.includes(member));
  const read = members.filter((member) => !unread.includes(member));
  const names = (some: Readings['readers']) => some.map(({ name }) => name).join(', ');
  const parts = [
    ...(missing.length > 0 ? [words('protocol.reading.missing', { names: names(missing) })] : []),
    ...(read.length > 0 ? [words('protocol.reading.read', { names: names(read) })] : []),
  ];
  const begun = read.length > 0 ? 'in_hand' : 'open';
  return {
    symbol: missing.length === 0 ? 'done' : begun,
    text: [members[0]?.organisation.name ?? ''],
    detail: [parts.join(' · ')],
  };
}

/** A partner's people see who of their own has not; the two sides see everybody. */
function mayReadOf(organisationId: string | undefined, { member }: Context): boolean {
  return isSide(member.organisation.side) || member.organisation.id === organisationId;
}

export interface Readings {
  /** Everybody whom the protocol binds now. */
  readonly readers: readonly Member[];
  readonly unread: readonly Member[];
}

/** Who has confirmed having read a version and who has not, of those who are members now. */
export function readingsOf(people: readonly Member[], confirmed: readonly Deed[]): Readings {
  const readers = readersOf(people);
  const unread = readers.filter(({ id }) => !confirmed.some(({ by }) => by.memberId === id));
  return { readers, unread };
}

/** In per cent, rounded down: all is said of all alone. */
function readShare({ readers, unread }: Readings): number {
  if (readers.length === 0) return 100;
  return Math.floor((100 * (readers.length - unread.length)) / readers.length);
}

/** By organisation, in the order in which they stand in the register. */
export function byOrganisation(members: readonly Member[]): readonly (readonly Member[])[] {
  return [...Map.groupBy(members, ({ organisation }) => organisation.id).values()];
}
