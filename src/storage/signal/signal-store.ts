import type { Feedback } from '../../domain/signal/feedback.ts';
import type { Lead, Signal } from '../../domain/signal/signal.ts';
import type { Page, SignalFilter, SignalStore } from '../../ports/signal/signal-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { type ActorOf, present, toDate, toDeed } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';
import {
  deedsOf,
  fromContact,
  fromSignal,
  fromStep,
  type SignalRow,
  toLead,
  toSignal,
  WHOLE_LEAD,
  WHOLE_SIGNAL,
} from './signal-rows.ts';

export function signalStore(tx: Tx, withActors: WithActors): SignalStore {
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

/** Everything of it that may change; what it does not have any more is ended or taken away. */
async function saveParts(tx: Tx, signal: Signal): Promise<void> {
  const { id: signalId, lead } = signal;
  const deeds = deedsOf(signal).map(([kind, { by, at }]) => {
    return { signalId, kind, byId: by.memberId, at: toDate(at) };
  });
  await tx.signalDeed.deleteMany({ where: { signalId } });
  await tx.signalDeed.createMany({ data: deeds });
  if (lead) await saveLead(tx, signalId, lead);
  await saveSteps(tx, signal);
}

/** All of them in one statement, the new ones in their order. */
async function saveSteps(tx: Tx, signal: Signal): Promise<void> {
  if (signal.steps.length === 0) return;
  const rows = JSON.stringify(signal.steps.map((step) => fromStep(signal, step)));
  await tx.$executeRaw`
    INSERT INTO step (id, partnership_id, signal_id, what, state, postponed, owner_id, due_at,
                      set_by_id, set_at, settled_by_id, settled_at)
    SELECT "id", "partnershipId", "signalId", "what", "state", "postponed", "ownerId", "dueAt",
           "setById", "setAt", "settledById", "settledAt"
    FROM ROWS FROM (jsonb_to_recordset(${rows}::jsonb) AS (
      "id" uuid, "partnershipId" uuid, "signalId" uuid, "what" text, "state" text, "postponed" int,
      "ownerId" uuid, "dueAt" timestamptz, "setById" uuid, "setAt" timestamptz, "settledById" uuid,
      "settledAt" timestamptz)) WITH ORDINALITY
    ORDER BY ordinality
    ON CONFLICT (id) DO UPDATE SET
      what = EXCLUDED.what, state = EXCLUDED.state, postponed = EXCLUDED.postponed,
      owner_id = EXCLUDED.owner_id, due_at = EXCLUDED.due_at, set_by_id = EXCLUDED.set_by_id,
      set_at = EXCLUDED.set_at, settled_by_id = EXCLUDED.settled_by_id,
      settled_at = EXCLUDED.settled_at`;
}

async function saveLead(tx: Tx, signalId: string, lead: Lead): Promise<void> {
  const { id, mode, suggested, chosen, acceptBy } = lead;
  const data = {
    signalId,
    mode,
    suggested,
    chosenById: chosen.by.memberId,
    chosenAt: toDate(chosen.at),
    acceptBy: toDate(acceptBy),
  };
  await tx.lead.updateMany({
    where: { signalId, endedAt: null, NOT: { id } },
    data: { endedAt: data.chosenAt },
  });
  await tx.lead.upsert({ where: { id }, create: { id, ...data }, update: data });
  for (const [order, one] of lead.contacts.entries()) {
    const { id: contactId, ...changes } = fromContact(id, one, order);
    const where = { id: contactId };
    await tx.leadContact.upsert({ where, create: { ...where, ...changes }, update: changes });
  }
}
