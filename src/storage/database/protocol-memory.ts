import type { Protocol } from '../../domain/protocol/protocol.ts';
import { Prisma } from '../generated/client.ts';

/** The protocol that a transaction reckoned by was replaced meanwhile: it is run once more, by the new one. */
export class Outdated extends Error {}

type Found = Protocol | undefined;

/** The protocols in force, read once for everybody; see decision 23. */
export interface ProtocolMemory {
  within(): InForce;
  /** For whoever only looks, and may see what was in force a moment ago. */
  looking(): InForce;
  /** Whatever was read, and whatever is just being read, is read anew. */
  forget(): void;
}

/** The protocols in force, as one transaction goes by them. */
export interface InForce {
  of(partnershipId: string, read: () => Promise<Found>): Promise<Found>;
  /** From here on this transaction may change one: it reads for itself, and leaves nothing to others. */
  readForItself(): void;
  readonly readsForItself: boolean;
  /** As SQL, whether what it went by is in force still; true if it went by none. */
  stands(partnershipId: string): Prisma.Sql;
  /** @throws Outdated unless it stands. */
  require(stands: boolean | undefined): void;
}

export function createProtocolMemory(): ProtocolMemory {
  let known = new Map<string, { readonly protocol: Found }>();
  const forget = () => {
    known = new Map();
  };
  const within = () => inForce(() => known, forget);
  return { forget, within, looking: () => ({ ...within(), stands: () => Prisma.sql`TRUE` }) };
}

function inForce(
  now: () => Map<string, { readonly protocol: Found }>,
  forget: () => void,
): InForce {
  const wentBy = new Map<string, Found>();
  let readsForItself = false;
  return {
    async of(partnershipId, read) {
      if (readsForItself) return read();
      if (wentBy.has(partnershipId)) return wentBy.get(partnershipId);
      // Taken before it is read: what is read now goes nowhere if all is forgotten meanwhile.
      const known = now();
      const { protocol } = known.get(partnershipId) ?? { protocol: await read() };
      known.set(partnershipId, { protocol });
      wentBy.set(partnershipId, protocol);
      return protocol;
    },
    readForItself() {
      readsForItself = true;
      wentBy.clear();
    },
    get readsForItself() {
      return readsForItself;
    },
    stands(partnershipId) {
      if (!wentBy.has(partnershipId)) return Prisma.sql`TRUE`;
      return Prisma.sql`(
        SELECT id FROM protocol WHERE partnership_id = ${partnershipId}::uuid AND in_force_at IS NOT NULL
        ORDER BY number DESC LIMIT 1) IS NOT DISTINCT FROM ${wentBy.get(partnershipId)?.id ?? null}::uuid`;
    },
    require(stands) {
      if (stands) return;
      forget();
      throw new Outdated('Another protocol is in force.');
    },
  };
}
