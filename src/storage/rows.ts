import type { Actor, Organisation } from '../domain/people/member.ts';
import { PARTS } from '../domain/people/side.ts';

/** A row holds a word that this version does not know: the database is newer, or was changed by hand. */
export class UnknownWord extends Error {
  constructor(word: string) {
    super(`The database holds "${word}", which this version of Tandem does not know.`);
    this.name = 'UnknownWord';
  }
}

/** @throws UnknownWord */
export function oneOf<const T extends string>(known: readonly T[], word: string): T {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new UnknownWord(word);
  return found;
}

export function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

export function toOrganisation(row: {
  id: string;
  key: string;
  name: string;
  side: string;
}): Organisation {
  return { id: row.id, key: row.key, name: row.name, side: oneOf(PARTS, row.side) };
}

/** @param row a member with their organisation. */
export function toActor(row: {
  id: string;
  name: string;
  organisation: Parameters<typeof toOrganisation>[0];
}): Actor {
  return { memberId: row.id, name: row.name, organisation: toOrganisation(row.organisation) };
}
