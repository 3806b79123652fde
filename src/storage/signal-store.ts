import { CATEGORIES, URGENCIES } from '../domain/category.ts';
import type { Feedback } from '../domain/feedback.ts';
import { SIGNAL_STATUSES, type Signal, SOURCE_KINDS } from '../domain/signal.ts';
import type { Page, SignalFilter, SignalStore } from '../ports/signal-store.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { oneOf, toActor, toDate, toInstant } from './rows.ts';

const WITH_PEOPLE = {
  raisedBy: { include: { organisation: true } },
  acknowledgedBy: { include: { organisation: true } },
} satisfies Prisma.SignalInclude;

const WITH_TELLERS = {
  toldBy: { include: { organisation: true } },
  by: { include: { organisation: true } },
} satisfies Prisma.FeedbackInclude;

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
    list: (filter, page) => listSignals(tx, filter, page),
    async insertFeedback({ id, signalId, toldBy, toldOn, recorded }) {
      const at = toDate(recorded.at);
      const byId = recorded.by.memberId;
      await tx.feedback.create({
        data: { id, signalId, toldById: toldBy.memberId, toldOn, at, byId },
      });
    },
    async listFeedback(signalId) {
      const rows = await tx.feedback.findMany({
        where: { signalId },
        include: WITH_TELLERS,
        orderBy: { at: 'asc' },
      });
      return rows.map(toFeedback);
    },
    async update(signal) {
      const { id: _id, ...changes } = toRow(signal);
      await tx.signal.update({ where: { id: signal.id }, data: changes });
    },
  };
}

/** Newest first, one more than the page holds tells that there are more. */
async function listSignals(tx: Tx, filter: SignalFilter, { most, skip }: Page): Promise<Signal[]> {
  const rows = await tx.signal.findMany({
    where: {
      partnershipId: filter.partnershipId,
      ...(filter.statuses && { status: { in: [...filter.statuses] } }),
      ...(filter.raisedById !== undefined && { raisedById: filter.raisedById }),
      ...(filter.organisationId !== undefined && {
        raisedBy: { organisationId: filter.organisationId },
      }),
      ...(filter.side !== undefined && { raisedBy: { organisation: { side: filter.side } } }),
    },
    include: WITH_PEOPLE,
    orderBy: [{ raisedAt: 'desc' }, { reference: 'desc' }],
    take: most,
    skip,
  });
  return rows.map(toSignal);
}

function toFeedback(row: Prisma.FeedbackGetPayload<{ include: typeof WITH_TELLERS }>): Feedback {
  return {
    id: row.id,
    signalId: row.signalId,
    toldBy: toActor(row.toldBy),
    toldOn: row.toldOn,
    recorded: { by: toActor(row.by), at: toInstant(row.at) },
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
    sourceKind: signal.source.kind,
    sourceContact: signal.source.contact,
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
    source: { kind: oneOf(SOURCE_KINDS, row.sourceKind), contact: row.sourceContact },
    revision: row.revision,
  };
}
