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
import { noteStore } from './signal/note-store.ts';
import { signalStore } from './signal/signal-store.ts';

export function createUnitOfWork(
  database: Database,
  keys: KeyRing,
  queue: JobQueue & PlainJobQueue,
): UnitOfWork {
  const keysTaken = businessKeyStore(database.prisma);
  return {
    isTaken: async (partnershipId, keys) =>
      (await keysTaken.find(partnershipId, keys)) !== undefined,
    seal: (record, texts) => sealBeforehand(keys, record, texts),
    looking: (work) => {
      const inForce = database.protocols.looking();
      return work(storesOf({ database, keys, queue, inForce }, readOnly(database.prisma)));
    },
    async transaction(work) {
      let inForce: InForce | undefined;
      try {
        return await transaction(database, (tx) => {
          inForce = database.protocols.within();
          return work(storesOf({ database, keys, queue, inForce }, tx));
        });
      } finally {
        // Its own notice comes later.
        if (inForce?.readsForItself) database.protocols.forget();
      }
    },
  };
}

interface Within {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly queue: JobQueue & PlainJobQueue;
  readonly inForce: InForce;
}

function storesOf({ database, keys, queue, inForce }: Within, tx: Tx): Stores {
  const withActors = database.actors.within(tx);
  const audit = auditStore(tx, withActors, inForce);
  return {
    signals: signalStore(tx, withActors, inForce),
    notes: noteStore(tx, withActors),
    protocols: protocolStore(tx, withActors, inForce),
    series: seriesStore(tx, withActors),
    meetings: meetingStore(tx, withActors),
    agenda: agendaStore(tx, withActors),
    actions: actionStore(tx, withActors),
    reminders: reminderStore(tx),
    crisisUnits: crisisUnitStore(tx, withActors),
    sentCards: sentStore(tx),
    crisisMessages: crisisMessageStore(tx, withActors),
    crisisVoices: crisisVoiceStore(tx, withActors),
    crisisTemplates: crisisTemplateStore(tx, withActors),
    pushes: pushStore(tx, queue, withActors),
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
    jobs: { enqueue: (request) => queue.enqueue(request, sqlExecutor(tx)) },
    audit,
  };
}
