import { CATEGORIES, URGENCIES } from '../domain/category.ts';
import type { Actor } from '../domain/member.ts';
import { SIGNAL_STATUSES, type Signal } from '../domain/signal.ts';
import type { SignalStore } from '../ports/stores.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { oneOf, toDate, toInstant, toOrganisation } from './rows.ts';

const WITH_PEOPLE = {
  raisedBy: { include: { organisation: true } },
  acknowledgedBy: { include: { organisation: true } },
} satisfies Prisma.SignalInclude;

type Row = Prisma.SignalGetPayload<{ include: typeof WITH_PEOPLE }>;

export function signalStore(tx: Tx): SignalStore {
  const findBy = async (where: Prisma.SignalWhereUniqueInput) => {
    const row = await tx.signal.findUnique({ where, include: WITH_PEOPLE });
    return row ? toSignal(row) : undefined;
  };
  const findByReference: SignalStore['findByReference'] = (partnershipId, reference) =>
    findBy({ partnershipId_reference: { partnershipId, reference } });
  return {
    async insert(signal) {
      await tx.signal.create({ data: toRow(signal) });
    },
    async findForUpdate(partnershipId, reference) {
      await tx.$queryRaw`
        SELECT id FROM signal
        WHERE partnership_id = ${partnershipId}::uuid AND reference = ${reference} FOR UPDATE`;
      return findByReference(partnershipId, reference);
    },
    findByReference,
    find: (id) => findBy({ id }),
    async update(signal) {
      const { id: _id, ...changes } = toRow(signal);
      await tx.signal.update({ where: { id: signal.id }, data: changes });
    },
  };
}

function toRow(signal: Signal): Prisma.SignalUncheckedCreateInput {
  return {
    id: signal.id,
    partnershipId: signal.partnershipId,
    reference: signal.reference,
    status: signal.status,
    categories: [...signal.categories],
    urgency: signal.urgency,
    area: signal.area,
    raisedById: signal.raised.by.memberId,
    raisedAt: toDate(signal.raised.at),
    acknowledgedById: signal.acknowledged?.by.memberId ?? null,
    acknowledgedAt: signal.acknowledged ? toDate(signal.acknowledged.at) : null,
    revision: signal.revision,
  };
}

function toSignal(row: Row): Signal {
  const { acknowledgedBy, acknowledgedAt } = row;
  return {
    id: row.id,
    partnershipId: row.partnershipId,
    reference: row.reference,
    status: oneOf(SIGNAL_STATUSES, row.status),
    categories: row.categories.map((category) => oneOf(CATEGORIES, category)),
    urgency: oneOf(URGENCIES, row.urgency),
    area: row.area ?? '',
    raised: { by: toActor(row.raisedBy), at: toInstant(row.raisedAt) },
    acknowledged:
      acknowledgedBy && acknowledgedAt
        ? { by: toActor(acknowledgedBy), at: toInstant(acknowledgedAt) }
        : undefined,
    revision: row.revision,
  };
}

function toActor(member: Row['raisedBy']): Actor {
  return {
    memberId: member.id,
    name: member.name,
    organisation: toOrganisation(member.organisation),
  };
}
