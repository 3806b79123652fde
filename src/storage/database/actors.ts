import type { Actor } from '../../domain/people/member.ts';
import type { PrismaClient } from '../generated/client.ts';
import { type ActorOf, toOrganisation } from './rows.ts';

/**
 * Turns rows into what they say, with everybody in them named. The function may run twice: the second time
 * with those whom the first one asked for and nobody knew yet.
 */
export type WithActors = <T>(map: (of: ActorOf) => T) => Promise<T>;

/** Everybody who was ever asked for, in memory, so that no query takes them in with its rows. */
export interface Actors {
  /** Whoever is not known yet is read in this transaction, all of them in one statement. */
  within(tx: Pick<PrismaClient, 'member'>): WithActors;
  /** The same for who only looks, one after another: who looks side by side mostly names the same people. */
  looking(client: Pick<PrismaClient, 'member'>): WithActors;
  /** The register changed: everybody is read anew when next asked for. */
  forget(): void;
}

const NOBODY: Actor = {
  memberId: '',
  name: '',
  organisation: { id: '', key: '', name: '', side: 'police' },
};

export function createActors(): Actors {
  let known = new Map<string, Actor>();
  let turn: Promise<void> = Promise.resolve();
  const withActors =
    (readInto: (into: Map<string, Actor>, ids: readonly string[]) => Promise<void>): WithActors =>
    async (map) => {
      // Kept: what is read now goes nowhere if the register changes meanwhile.
      const here = known;
      const missing = new Set<string>();
      const mapped = map(lookUp(here, (id) => missing.add(id)));
      if (missing.size === 0) return mapped;
      await readInto(here, [...missing]);
      return map(
        lookUp(here, (id) => {
          throw new Error(`No member has the id ${id}.`);
        }),
      );
    };
  return {
    forget() {
      known = new Map();
    },
    within: (tx) => withActors((into, ids) => read(tx, into, ids)),
    looking: (client) =>
      withActors((into, ids) => {
        // None of them holds a connection that another one waits for. Where the database is silent, all fail with the first.
        const mine = turn.then(() => read(client, into, ids));
        turn = mine;
        mine.catch(() => {
          if (turn === mine) turn = Promise.resolve();
        });
        return mine;
      }),
  };
}

function lookUp(known: ReadonlyMap<string, Actor>, onMissing: (id: string) => void): ActorOf {
  function of(memberId: string): Actor;
  function of(memberId: string | null): Actor | undefined;
  function of(memberId: string | null): Actor | undefined {
    if (memberId === null) return undefined;
    const found = known.get(memberId);
    if (!found) onMissing(memberId);
    return found ?? NOBODY;
  }
  return of;
}

async function read(
  { member }: Pick<PrismaClient, 'member'>,
  into: Map<string, Actor>,
  ids: readonly string[],
): Promise<void> {
  const missing = ids.filter((id) => !into.has(id));
  if (missing.length === 0) return;
  const rows = await member.findMany({
    where: { id: { in: missing } },
    select: { id: true, name: true, organisation: true },
  });
  for (const { id, name, organisation } of rows)
    into.set(id, { memberId: id, name, organisation: toOrganisation(organisation) });
}
