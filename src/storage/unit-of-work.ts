import type { KeyRing } from '../ports/keys.ts';
import type { JobQueue } from '../ports/queue.ts';
import type { UnitOfWork } from '../ports/stores.ts';
import { actionStore, agendaStore } from './agenda-store.ts';
import { auditStore } from './audit-store.ts';
import { businessKeyStore } from './business-key-store.ts';
import { calendarFeedStore } from './calendar-feed-store.ts';
import { counterStore } from './counter-store.ts';
import { crisisMessageStore } from './crisis-message-store.ts';
import { crisisUnitStore } from './crisis-unit-store.ts';
import { crisisTemplateStore, crisisVoiceStore } from './crisis-voice-store.ts';
import { type Database, TRANSACTION_OPTIONS } from './database.ts';
import { findDelivery, oweCards } from './delivery-store.ts';
import { fileOfferStore } from './file-offer-store.ts';
import { meetingStore } from './meeting-store.ts';
import { noteStore } from './note-store.ts';
import { partnershipStore } from './partnership-store.ts';
import { protectedTextStore } from './protected-text-store.ts';
import { protocolStore } from './protocol-store.ts';
import { pushStore } from './push-store.ts';
import { reminderStore } from './reminder-store.ts';
import { seriesStore } from './series-store.ts';
import { settingStore } from './setting-store.ts';
import { signalStore } from './signal-store.ts';

export function createUnitOfWork(database: Database, keys: KeyRing, queue: JobQueue): UnitOfWork {
  return {
    transaction: (work) =>
      database.prisma.$transaction((tx) => {
        const audit = auditStore(tx);
        return work({
          signals: signalStore(tx),
          notes: noteStore(tx),
          protocols: protocolStore(tx),
          series: seriesStore(tx),
          meetings: meetingStore(tx),
          agenda: agendaStore(tx),
          actions: actionStore(tx),
          reminders: reminderStore(tx),
          crisisUnits: crisisUnitStore(tx),
          crisisMessages: crisisMessageStore(tx),
          crisisVoices: crisisVoiceStore(tx),
          crisisTemplates: crisisTemplateStore(tx),
          pushes: pushStore(tx, queue),
          settings: settingStore(tx),
          fileOffers: fileOfferStore(tx),
          calendarFeeds: calendarFeedStore(tx),
          partnerships: partnershipStore(tx, database.kind),
          protectedText: protectedTextStore(tx, keys, audit),
          businessKeys: businessKeyStore(tx),
          counters: counterStore(tx),
          deliveries: {
            find: (id) => findDelivery(tx, id),
            owe: (cards, now) => oweCards(tx, queue, cards, now),
          },
          audit,
        });
      }, TRANSACTION_OPTIONS),
  };
}
