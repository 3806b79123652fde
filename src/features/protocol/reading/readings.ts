import type { Deed, Member } from '../../../domain/people/member.ts';
import { readersOf } from '../rights.ts';

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
export function readShare({ readers, unread }: Readings): number {
  if (readers.length === 0) return 100;
  return Math.floor((100 * (readers.length - unread.length)) / readers.length);
}

/** By organisation, in the order in which they stand in the register. */
export function byOrganisation(members: readonly Member[]): readonly (readonly Member[])[] {
  return [...Map.groupBy(members, ({ organisation }) => organisation.id).values()];
}
