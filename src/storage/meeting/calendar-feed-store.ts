import type { CalendarFeed, CalendarFeedStore } from '../../ports/meeting/calendar-feed-store.ts';
import type { Tx } from '../database/database.ts';
import type { CalendarFeed as Row } from '../generated/client.ts';
import { toDate, toInstant } from '../rows.ts';

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
    async find(tokenHash) {
      return toFeed(await tx.calendarFeed.findUnique({ where: { tokenHash } }));
    },
    async findOf(memberId) {
      return toFeed(await tx.calendarFeed.findUnique({ where: { memberId } }));
    },
    async remove(memberId) {
      await tx.calendarFeed.deleteMany({ where: { memberId } });
    },
  };
}

function toFeed(row: Row | null): CalendarFeed | undefined {
  if (!row) return undefined;
  const { id, partnershipId, memberId, createdAt } = row;
  return { id, partnershipId, memberId, createdAt: toInstant(createdAt) };
}
