import type { Protocol } from '../../domain/protocol/protocol.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';

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
  /**
   * The last argument of the SQL function `append_audit`, with its comma: what this transaction went by, so that it is
   * asked whether that is in force still. Nothing if it went by none, or has asked before: who logs keeps others from signing.
   */
  asked(partnershipId: string): Prisma.Sql;
  /** @throws Outdated unless it stands. */
  require(stands: boolean | undefined): void;
  /** Asks of what was gone by and nothing was logged, before the transaction ends. @throws Outdated */
  askLast(tx: Pick<PrismaClient, '$queryRaw'>): Promise<void>;
}

export function createProtocolMemory(): ProtocolMemory {
  let known = new Map<string, { readonly protocol: Found }>();
  const forget = () => {
    known = new Map();
  };
  const within = () => inForce(() => known, forget);
  return { forget, within, looking: () => ({ ...within(), asked: () => Prisma.empty }) };
}

function inForce(
  now: () => Map<string, { readonly protocol: Found }>,
  forget: () => void,
): InForce {
  const wentBy = new Map<string, Found>();
  /** Of which partnerships it was not asked yet. */
  const unasked = new Set<string>();
  const idOf = (partnershipId: string) => wentBy.get(partnershipId)?.id ?? null;
  const require: InForce['require'] = (stands) => {
    if (stands) return;
    forget();
    throw new Outdated('Another protocol is in force.');
  };
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
      unasked.add(partnershipId);
      return protocol;
    },
    readForItself() {
      readsForItself = true;
      wentBy.clear();
      unasked.clear();
    },
    get readsForItself() {
      return readsForItself;
    },
    asked(partnershipId) {
      if (!unasked.delete(partnershipId)) return Prisma.empty;
      return Prisma.sql`, ${idOf(partnershipId)}::uuid`;
    },
    require,
    async askLast(tx) {
      for (const partnershipId of unasked) {
        const [row] = await tx.$queryRaw<{ stands: boolean }[]>`
          SELECT protocol_in_force(${partnershipId}::uuid)
            IS NOT DISTINCT FROM ${idOf(partnershipId)}::uuid AS stands`;
        require(row?.stands);
      }
    },
  };
}
