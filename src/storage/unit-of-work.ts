import type { JobQueue, PlainJobQueue } from '../ports/delivery/queue.ts';
import type { KeyRing } from '../ports/keys.ts';
import type { Stores, UnitOfWork } from '../ports/stores.ts';
import { crisisMessageStore } from './crisis/crisis-message-store.ts';
import { crisisUnitStore } from './crisis/crisis-unit-store.ts';
import { pushStore } from './crisis/push-store.ts';
import { crisisTemplateStore, crisisVoiceStore } from './crisis/spokesperson-store.ts';
import { type Database, type Tx, transaction } from './database/database.ts';
import { businessKeyStore, counterStore } from './database/key-and-counter-stores.ts';
import type { InForce } from './database/protocol-memory.ts';
import { sqlExecutor } from './database/sql-executor.ts';
import { answerStore } from './delivery/answer-store.ts';
import { findDelivery, oweCards } from './delivery/delivery-store.ts';
import { fileOfferStore } from './delivery/file-offer-store.ts';
import { parkedStore } from './delivery/parked-store.ts';
import { reminderStore } from './delivery/reminder-store.ts';
import { sentStore } from './delivery/sent-store.ts';
import { settleDelivery } from './delivery/settle-delivery.ts';
import { actionStore, agendaStore } from './meeting/agenda-store.ts';
import { calendarFeedStore } from './meeting/calendar-feed-store.ts';
import { meetingStore } from './meeting/meeting-store.ts';
import { seriesStore } from './meeting/series-store.ts';
import { partnershipStore } from './people/partnership-store.ts';
import { settingStore } from './people/setting-store.ts';
import { auditStore } from './protection/audit-store.ts';
import { protectedTextStore } from './protection/protected-text-store.ts';
import { sealBeforehand } from './protection/sealing.ts';
import { protocolStore } from './protocol/protocol-store.ts';
import { readOnly } from './read-only.ts';
import { gatherLists } from './signal/gather-lists.ts';
import { noteStore } from './signal/note-store.ts';
import { signalStore } from './signal/signal-store.ts';
import { isDatabaseFault } from './whose-fault.ts';

/** What a process knows of reminders, and who is told of them. */
export interface ReminderHooks {
  /** Can it remind of a record of this kind, on this occasion? */
  readonly knows: (kind: string, occasion: string) => boolean;
  /** Told once something is planned for good, of what is due first. */
  readonly onPlanned: (first: Temporal.Instant) => void;
}

const AT_ONCE = Temporal.Instant.fromEpochMilliseconds(0);

interface Keeping {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly queue: JobQueue & PlainJobQueue;
  readonly hooks: ReminderHooks;
}

export function createUnitOfWork(
  database: Database,
  keys: KeyRing,
  queue: JobQueue & PlainJobQueue,
  hooks: ReminderHooks,
): UnitOfWork {
  const keysTaken = businessKeyStore(database.prisma);
  const keeping = { database, keys, queue, hooks };
  const look = () =>
    storesOf({
      ...{ ...keeping, tx: readOnly(database.prisma), planned: [], nudged: new Set(), looks: true },
      inForce: database.protocols.looking(),
    });
  const unitOfWork: UnitOfWork = {
    forInteraction: () => gathering(unitOfWork, look),
    isTaken: async (partnershipId, keys) =>
      (await keysTaken.find(partnershipId, keys)) !== undefined,
    isDatabaseFault,
    seal: (record, texts) => sealBeforehand(keys, record, texts),
    looking: async (work) => work(look()),
    async transaction(work) {
      let within: Within | undefined;
      const run = transaction(database, async (tx) => {
        const inForce = database.protocols.within();
        within = { ...keeping, tx, planned: [], nudged: new Set(), inForce };
        const done = await work(storesOf(within));
        await inForce.askLast(tx);
        return done;
      });
      const result = await run.finally(() => {
        // Its own notice comes later.
        if (within?.inForce.readsForItself) database.protocols.forget();
        // Of what was undone nothing is found.
        const [first] = within?.planned.toSorted(Temporal.Instant.compare) ?? [];
        if (first) hooks.onPlanned(first);
      });
      if (within) await nudge(within);
      return result;
    },
  };
  return unitOfWork;
}

/** Only the looks of one interaction share a statement: nobody's answer hangs on what somebody else asks for. */
function gathering(unitOfWork: UnitOfWork, look: () => Stores): UnitOfWork {
  let list: Stores['signals']['list'] | undefined;
  return {
    ...unitOfWork,
    async looking(work) {
      const stores = look();
      list ??= gatherLists(stores.signals);
      return work({ ...stores, signals: { ...stores.signals, list } });
    },
  };
}

interface Within extends Keeping {
  readonly tx: Tx;
  readonly inForce: InForce;
  readonly looks?: boolean;
  /** When whatever is planned is due. */
  readonly planned: Temporal.Instant[];
  /** Conversations where something is owed. */
  readonly nudged: Set<string>;
}

/**
 * After the commit: whoever takes a nudge up finds what it tells of, and nobody waits for a nudge of the same conversation
 * that another transaction holds. One may be lost, and one that comes while another of its conversation is at work is not
 * taken up before the queue looks by itself: so what is owed is looked for as well.
 */
async function nudge({ queue, nudged, database, hooks }: Within): Promise<void> {
  if (nudged.size === 0) return;
  await queue.nudge([...nudged], sqlExecutor(database.prisma)).catch(() => undefined);
  hooks.onPlanned(AT_ONCE);
}

function storesOf(within: Within): Stores {
  const { database, keys, hooks, tx, inForce, planned, nudged, looks = false } = within;
  const queue: JobQueue = {
    async nudge(conversationIds) {
      for (const id of conversationIds) nudged.add(id);
    },
  };
  const withActors = database.actors[looks ? 'looking' : 'within'](tx);
  const audit = auditStore(tx, withActors, inForce);
  return {
    signals: signalStore(tx, withActors, inForce),
    notes: noteStore(tx, keys, withActors),
    protocols: protocolStore(tx, withActors, inForce),
    series: seriesStore(tx, withActors),
    meetings: meetingStore(tx, withActors),
    agenda: agendaStore(tx, withActors),
    actions: actionStore(tx, withActors),
    reminders: reminderStore(tx, hooks.knows, planned),
    crisisUnits: crisisUnitStore(tx, withActors),
    sentCards: sentStore(tx),
    crisisMessages: crisisMessageStore(tx, withActors),
    crisisVoices: crisisVoiceStore(tx, withActors),
    crisisTemplates: crisisTemplateStore(tx, withActors),
    pushes: pushStore(tx, queue, withActors, database.pooled),
    settings: settingStore(tx),
    fileOffers: fileOfferStore(tx),
    calendarFeeds: calendarFeedStore(tx),
    partnerships: partnershipStore(tx, database.kind),
    protectedText: protectedTextStore(tx, keys, audit),
    businessKeys: businessKeyStore(tx),
    counters: counterStore(tx),
    deliveries: {
      find: (id) => findDelivery(tx, id),
      enqueue: (cards, now) => oweCards(tx, queue, cards, now),
      settle: (delivery, as, now) => settleDelivery(tx, delivery, as, now),
    },
    answers: answerStore(tx, keys),
    parked: parkedStore(tx, queue),
    jobs: { enqueue: (request) => within.queue.enqueue(request, sqlExecutor(tx)) },
    audit,
  };
}
