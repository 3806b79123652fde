import type { Feedback } from '../../domain/signal/feedback.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import type { SignalStore } from '../../ports/signal/signal-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import type { InForce } from '../database/protocol-memory.ts';
import { type ActorOf, toDate, toDeed } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { lockSignal } from './lock-signal.ts';
import { toNote } from './note-store.ts';
import { readPages, readSignals } from './read-signals.ts';
import { recordSignal } from './record-signal.ts';
import { saveSignal } from './save-signal.ts';
import { conditionsOf } from './signal-conditions.ts';
import { orderOf, pickSignals } from './signal-picks.ts';
import { fromSignal, toLead, toSignal, WHOLE_LEAD } from './signal-rows.ts';
import { waitedFor } from './waited-for.ts';

const HISTORY = {
  leads: {
    include: WHOLE_LEAD,
    orderBy: [{ endedAt: { sort: 'asc', nulls: 'last' } }, { chosenAt: 'asc' }],
  },
  feedback: { orderBy: { at: 'asc' } },
  notes: { orderBy: { order: 'asc' } },
} as const satisfies Prisma.SignalSelect;

const named = (partnershipId: string, reference: string) =>
  Prisma.sql`partnership_id = ${partnershipId}::uuid AND reference = ${reference}`;
const ofStep = (id: string) => Prisma.sql`id = (SELECT signal_id FROM step WHERE id = ${id}::uuid)`;
const ofContact = (id: string) => Prisma.sql`id = (
  SELECT lead.signal_id FROM lead JOIN lead_contact ON lead_id = lead.id WHERE lead_contact.id = ${id}::uuid)`;

export function signalStore(tx: Tx, withActors: WithActors, inForce: InForce): SignalStore {
  const findBy = async (where: Prisma.Sql) => {
    const [row] = await readSignals(tx, Prisma.sql`SELECT * FROM signal WHERE ${where}`);
    return withActors((of) => row && toSignal(row, of));
  };
  const lockBy = async (where: Prisma.Sql) => {
    const row = await lockSignal(tx, where);
    return withActors((of) => row && toSignal(row, of));
  };
  const findMany = async (where: Prisma.Sql) => {
    const rows = await readSignals(tx, Prisma.sql`SELECT * FROM signal WHERE ${where}`);
    return withActors((of) => rows.map((row) => toSignal(row, of)));
  };
  return {
    async insert(signal) {
      await tx.signal.create({ data: fromSignal(signal) });
    },
    record: (signal, year, detail) => recordSignal(tx, inForce, { signal, year, detail }),
    findForUpdate: (partnershipId, reference) => lockBy(named(partnershipId, reference)),
    findForUpdateByStep: (stepId) => lockBy(ofStep(stepId)),
    findByReference: (partnershipId, reference) => findBy(named(partnershipId, reference)),
    find: (id) => findBy(Prisma.sql`id = ${id}::uuid`),
    findByContact: (contactId) => findBy(ofContact(contactId)),
    findByStep: (stepId) => findBy(ofStep(stepId)),
    findAll: (ids) => findMany(Prisma.sql`id = ANY(${[...ids]}::uuid[])`),
    findNamed: (partnershipId, references) =>
      findMany(
        Prisma.sql`partnership_id = ${partnershipId}::uuid AND reference = ANY(${[...references]}::text[])`,
      ),
    lock: (ids) => lock(tx, ids),
    touch: (ids) => touch(tx, ids),
    ...listsOf(tx, withActors),
    ...besideOf(tx, withActors),
    update: (signal) => saveSignal(tx, signal),
  };
}

function listsOf(
  tx: Tx,
  withActors: WithActors,
): Pick<SignalStore, 'list' | 'count' | 'listEach' | 'waitedFor'> {
  return {
    async list(filter, page) {
      const rows = await readSignals(tx, pickSignals(filter, page), orderOf(page));
      return withActors((of) => rows.map((row) => toSignal(row, of)));
    },
    async count(filter) {
      const [row] = await tx.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM signal AS s WHERE ${conditionsOf(filter)}`;
      return row?.count ?? 0;
    },
    waitedFor: (partnershipId, waiters) =>
      waitedFor(tx, { partnershipId, statuses: OPEN_STATUSES }, waiters),
    async listEach(asked) {
      const rows = asked.length === 0 ? [] : await readPages(tx, asked);
      const found = await withActors((of) =>
        rows.map((row) => ({ stands: row.stands, signal: toSignal(row, of) })),
      );
      return asked.map((_, index) =>
        found
          .flatMap(({ stands, signal }) => {
            const place = stands.find((one) => one.asked === index)?.place;
            return place === undefined ? [] : [{ place, signal }];
          })
          .toSorted((a, b) => a.place - b.place)
          .map(({ signal }) => signal),
      );
    },
  };
}

function besideOf(tx: Tx, withActors: WithActors): Pick<SignalStore, 'history' | 'insertFeedback'> {
  return {
    async history(id) {
      const found = await tx.signal.findUnique({ where: { id }, select: HISTORY });
      const { leads = [], feedback = [], notes = [] } = found ?? {};
      return withActors((of) => ({
        leads: leads.map((row) => toLead(row, of)),
        feedback: feedback.map((row) => toFeedback(row, of)),
        notes: notes.map((row) => toNote(row, of)),
      }));
    },
    async insertFeedback({ id, signalId, toldBy, toldOn, recorded }) {
      const at = toDate(recorded.at);
      const byId = recorded.by.memberId;
      await tx.feedback.create({
        data: { id, signalId, toldById: toldBy.memberId, toldOn, at, byId },
      });
    },
  };
}

/** Always in one order, or two wait for each other. */
async function lock(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM signal WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Set(rows.map(({ id }) => id));
}

async function touch(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; revision: number }[]>`
    UPDATE signal SET revision = revision + 1 WHERE id = ANY(${ids}::uuid[]) RETURNING id, revision`;
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

function toFeedback(row: Prisma.FeedbackGetPayload<object>, of: ActorOf): Feedback {
  const { id, signalId, toldOn } = row;
  return {
    ...{ id, signalId, toldOn },
    toldBy: of(row.toldById),
    recorded: toDeed(of(row.byId), row.at),
  };
}
