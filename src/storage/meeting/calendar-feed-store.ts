import type { CalendarFeed, CalendarFeedStore } from '../../ports/meeting/calendar-feed-store.ts';
import type { Tx } from '../database/database.ts';
import { present, toDate, toInstant } from '../database/rows.ts';
import type { CalendarFeed as Row } from '../generated/client.ts';

export function calendarFeedStore(tx: Tx): CalendarFeedStore {
  return {
    async save({ id, partnershipId, memberId, createdAt }, tokenHash) {
      const data = { id, partnershipId, tokenHash, createdAt: toDate(createdAt) };
      await tx.calendarFeed.upsert({
        where: { memberId },
        create: { ...data, memberId },
        update: data,
      });
    },
    find: async (tokenHash) =>
      present(await tx.calendarFeed.findUnique({ where: { tokenHash } }), toFeed),
    findOf: async (memberId) =>
      present(await tx.calendarFeed.findUnique({ where: { memberId } }), toFeed),
    async remove(memberId) {
      await tx.calendarFeed.deleteMany({ where: { memberId } });
    },
  };
}

function toFeed({ id, partnershipId, memberId, createdAt }: Row): CalendarFeed {
  return { id, partnershipId, memberId, createdAt: toInstant(createdAt) };
}
