import type { Feedback } from '../../domain/signal/feedback.ts';
import type { Page, SignalFilter, SignalStore } from '../../ports/signal/signal-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import type { InForce } from '../database/protocol-memory.ts';
import { type ActorOf, present, toDate, toDeed } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import { recordSignal } from './record-signal.ts';
import { saveParts } from './save-parts.ts';
import {
  fromSignal,
  type SignalRow,
  toLead,
  toSignal,
  WHOLE_LEAD,
  WHOLE_SIGNAL,
} from './signal-rows.ts';

export function signalStore(tx: Tx, withActors: WithActors, inForce: InForce): SignalStore {
  const findBy = async (where: Prisma.SignalWhereUniqueInput) => {
    const row = await tx.signal.findUnique({ where, include: WHOLE_SIGNAL });
    return withActors((of) => present(row, (found) => toSignal(found, of)));
  };
  const findByReference: SignalStore['findByReference'] = (partnershipId, reference) =>
    findBy({ partnershipId_reference: { partnershipId, reference } });
  return {
    async insert(signal) {
      await tx.signal.create({ data: fromSignal(signal) });
    },
    record: (signal, year, detail) => recordSignal(tx, inForce, { signal, year, detail }),
    async findForUpdate(partnershipId, reference) {
      await tx.$queryRaw`
        SELECT id FROM signal
        WHERE partnership_id = ${partnershipId}::uuid AND reference = ${reference} FOR UPDATE`;
      return findByReference(partnershipId, reference);
    },
    findByReference,
    find: (id) => findBy({ id }),
    async findByContact(contactId) {
      const row = await tx.leadContact.findUnique({
        where: { id: contactId },
        select: { lead: { select: { signalId: true } } },
      });
      return row ? findBy({ id: row.lead.signalId }) : undefined;
    },
    async findByStep(stepId) {
      const where = { id: stepId };
      const row = await tx.step.findUnique({ where, select: { signalId: true } });
      return row?.signalId ? findBy({ id: row.signalId }) : undefined;
    },
    lock: (id) => lock(tx, id),
    touch: (id) => touch(tx, id),
    async list(filter, page) {
      const rows = await listSignals(tx, filter, page);
      return withActors((of) => rows.map((row) => toSignal(row, of)));
    },
    async listLeads(signalId) {
      const rows = await listLeads(tx, signalId);
      return withActors((of) => rows.map((row) => toLead(row, of)));
    },
    ...feedbackOf(tx, withActors),
    async update(signal) {
      const { id: _id, ...changes } = fromSignal(signal);
      await tx.signal.update({ where: { id: signal.id }, data: changes });
      await saveParts(tx, signal);
    },
  };
}

function feedbackOf(
  tx: Tx,
  withActors: WithActors,
): Pick<SignalStore, 'insertFeedback' | 'listFeedback'> {
  return {
    async insertFeedback({ id, signalId, toldBy, toldOn, recorded }) {
      const at = toDate(recorded.at);
      const byId = recorded.by.memberId;
      await tx.feedback.create({
        data: { id, signalId, toldById: toldBy.memberId, toldOn, at, byId },
      });
    },
    async listFeedback(signalId) {
      const rows = await tx.feedback.findMany({ where: { signalId }, orderBy: { at: 'asc' } });
      return withActors((of) => rows.map((row) => toFeedback(row, of)));
    },
  };
}

async function lock(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM signal WHERE id = ${id}::uuid FOR UPDATE`;
  return rows.length > 0;
}

async function touch(tx: Tx, id: string): Promise<number> {
  const data = { revision: { increment: 1 } };
  const { revision } = await tx.signal.update({ where: { id }, data, select: { revision: true } });
  return revision;
}

/** Newest first, one more than the page holds tells that there are more. */
function listSignals(tx: Tx, filter: SignalFilter, page: Page): Promise<SignalRow[]> {
  const order = page.oldestFirst ? 'asc' : 'desc';
  return tx.signal.findMany({
    where: {
      partnershipId: filter.partnershipId,
      ...(filter.statuses && { status: { in: [...filter.statuses] } }),
      ...(filter.raisedById !== undefined && { raisedById: filter.raisedById }),
      ...(filter.organisationId !== undefined && {
        raisedBy: { organisationId: filter.organisationId },
      }),
      AND: [
        ...(filter.memberId === undefined ? [] : [{ OR: concerning(filter.memberId) }]),
        ...(filter.leaderId === undefined ? [] : [leading(filter.leaderId)]),
        ...(filter.stepDueBy === undefined ? [] : [stepDueBy(filter.stepDueBy)]),
        ...(filter.lead === undefined ? [] : [leadFilter(filter.lead)]),
        ...(filter.seenBy === undefined ? [] : [seenBy(filter.seenBy)]),
        ...(filter.notOfOrganisationId === undefined
          ? []
          : [{ raisedBy: { organisationId: { not: filter.notOfOrganisationId } } }]),
      ],
      ...(filter.proposed && { outcome: { not: null } }),
      ...(filter.mergedInto !== undefined && { mergedInto: filter.mergedInto }),
      ...(filter.side !== undefined && { raisedBy: { organisation: { side: filter.side } } }),
    },
    include: WHOLE_SIGNAL,
    orderBy: [{ raisedAt: order }, { reference: order }],
    take: page.most,
    skip: page.skip,
  });
}

function seenBy({
  memberId,
  organisationId,
}: NonNullable<SignalFilter['seenBy']>): Prisma.SignalWhereInput {
  return { OR: [{ raisedBy: { organisationId } }, { steps: { some: { ownerId: memberId } } }] };
}

/** What somebody leads, is asked to lead or to take over, or has a step in. */
function concerning(memberId: string): Prisma.SignalWhereInput[] {
  return [leading(memberId), { steps: { some: { ownerId: memberId, state: 'open' } } }];
}

function leading(memberId: string): Prisma.SignalWhereInput {
  const state = { in: ['asked', 'accepted'] };
  const either = { OR: [{ memberId }, { handoverToId: memberId }] };
  return { leads: { some: { endedAt: null, contacts: { some: { ...either, state } } } } };
}

function stepDueBy(at: Temporal.Instant): Prisma.SignalWhereInput {
  return { steps: { some: { state: 'open', dueAt: { lte: toDate(at) } } } };
}

function leadFilter(lead: NonNullable<SignalFilter['lead']>): Prisma.SignalWhereInput {
  const present = { endedAt: null };
  if (lead !== 'none') return { leads: { some: { ...present, mode: lead } } };
  const declined = { some: { state: 'declined' } };
  return {
    OR: [{ leads: { none: present } }, { leads: { some: { ...present, contacts: declined } } }],
  };
}

function listLeads(tx: Tx, signalId: string): Promise<SignalRow['leads']> {
  return tx.lead.findMany({
    where: { signalId },
    include: WHOLE_LEAD,
    orderBy: [{ endedAt: { sort: 'asc', nulls: 'last' } }, { chosenAt: 'asc' }],
  });
}

function toFeedback(row: Prisma.FeedbackGetPayload<object>, of: ActorOf): Feedback {
  const { id, signalId, toldOn } = row;
  return {
    ...{ id, signalId, toldOn },
    toldBy: of(row.toldById),
    recorded: toDeed(of(row.byId), row.at),
  };
}
