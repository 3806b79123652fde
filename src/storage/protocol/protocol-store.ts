import { isInForce, type Protocol } from '../../domain/protocol/protocol.ts';
import type { ProtocolStore } from '../../ports/protocol/protocol-store.ts';
import type { WithActors } from '../database/actors.ts';
import { notifying, type Tx } from '../database/database.ts';
import type { InForce } from '../database/protocol-memory.ts';
import {
  type ActorOf,
  fromSideDeeds,
  present,
  toDate,
  toDeed,
  toJson,
  toSideDeeds,
} from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { readTerms } from './protocol-terms.ts';

const WITH_SIGNATURES = { signatures: true } as const satisfies Prisma.ProtocolInclude;
const NEWEST = { number: 'desc' } as const;

export function protocolStore(tx: Tx, withActors: WithActors, inForce: InForce): ProtocolStore {
  const newest = async (where: Prisma.ProtocolWhereInput) => {
    const asked = { where, include: WITH_SIGNATURES, orderBy: NEWEST };
    const row = await tx.protocol.findFirst(asked);
    return withActors((of) => present(row, (found) => toProtocol(found, of)));
  };
  const list = async (partnershipId: string) => {
    const where = { partnershipId };
    const rows = await tx.protocol.findMany({ where, include: WITH_SIGNATURES, orderBy: NEWEST });
    return withActors((of) => rows.map((row) => toProtocol(row, of)));
  };
  const lock = async (partnershipId: string) => {
    inForce.readForItself();
    // Not FOR UPDATE: every new signal and step refers to the partnership, and would wait for it.
    await tx.$queryRaw`
      SELECT id FROM partnership WHERE id = ${partnershipId}::uuid FOR NO KEY UPDATE`;
  };
  return {
    // Everything that reckons a time asks for it.
    inForce: (partnershipId) =>
      inForce.of(partnershipId, () => newest({ partnershipId, inForceAt: { not: null } })),
    newest: (partnershipId) => newest({ partnershipId }),
    async newestForUpdate(partnershipId) {
      await lock(partnershipId);
      return newest({ partnershipId });
    },
    async listForUpdate(partnershipId) {
      await lock(partnershipId);
      return list(partnershipId);
    },
    find: (id) => newest({ id }),
    list,
    async insert({ id, partnershipId, number, terms, written }) {
      const writtenBy = { writtenById: written.by.memberId, writtenAt: toDate(written.at) };
      const data = { id, partnershipId, number, terms: toJson(terms), ...writtenBy };
      await tx.protocol.create({ data });
    },
    update(protocol, now) {
      inForce.readForItself();
      return update(tx, protocol, now);
    },
    async confirmRead(protocolId, readings) {
      const data = readings.map(({ by, at }) => {
        return { protocolId, memberId: by.memberId, at: toDate(at) };
      });
      await tx.protocolReading.createMany({ data, skipDuplicates: true });
    },
    async listReadings(protocolId) {
      const rows = await tx.protocolReading.findMany({
        where: { protocolId },
        orderBy: { at: 'asc' },
      });
      return withActors((of) => rows.map(({ memberId, at }) => toDeed(of(memberId), at)));
    },
  };
}

/** Of one that is in force every replica hears: whoever reads the register anew forgets the protocols, too. */
async function update(tx: Tx, protocol: Protocol, now: Temporal.Instant): Promise<void> {
  const { id, signatures } = protocol;
  const signed = fromSideDeeds(signatures).map(({ memberId: member_id, ...deed }) => {
    return { protocol_id: id, member_id, ...deed };
  });
  const inForce = isInForce(protocol);
  await tx.$queryRaw`
    WITH signed AS (
      INSERT INTO protocol_signature
      SELECT * FROM jsonb_populate_recordset(NULL::protocol_signature, ${JSON.stringify(signed)}::jsonb)
      ON CONFLICT DO NOTHING
    ), changed AS (
      UPDATE protocol SET in_force_at = ${toDate(now)}::timestamptz
      WHERE ${inForce} AND id = ${id}::uuid AND in_force_at IS NULL
    )
    SELECT ${inForce ? notifying('directory') : Prisma.sql`''`}`;
}

function toProtocol(
  row: Prisma.ProtocolGetPayload<{ include: typeof WITH_SIGNATURES }>,
  of: ActorOf,
): Protocol {
  const { id, partnershipId, number } = row;
  return {
    ...{ id, partnershipId, number },
    terms: readTerms(row.terms),
    written: toDeed(of(row.writtenById), row.writtenAt),
    signatures: toSideDeeds(row.signatures, of),
  };
}
