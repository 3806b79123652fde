import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarFeed } from '../../src/ports/meeting/calendar-feed-store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { calendarFeedStore } from '../../src/storage/meeting/calendar-feed-store.ts';
import { DATABASES } from '../support/databases.ts';

const FEED: CalendarFeed = {
  id: randomUUID(),
  partnershipId: randomUUID(),
  memberId: randomUUID(),
  createdAt: Temporal.Instant.from('2026-11-24T09:00:00Z'),
};
const [HASH, LATER_HASH] = ['a'.repeat(64), 'b'.repeat(64)];

describe.for(DATABASES)('calendars that members subscribe to, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;

    beforeAll(async () => {
      database = await open();
    });
    afterEach(() => database.prisma.calendarFeed.deleteMany());
    afterAll(() => database.close());

    const store = () => calendarFeedStore(database.prisma);

    it('are found by the hash of their token, and by whose they are', async () => {
      await store().save(FEED, HASH);
      expect(await store().find(HASH)).toEqual(FEED);
      expect(await store().findOf(FEED.memberId)).toEqual(FEED);
      expect(await store().find(LATER_HASH)).toBeUndefined();
      expect(await store().findOf(randomUUID())).toBeUndefined();
    });

    it('are one a member: the next takes the place of the one before', async () => {
      const next = { ...FEED, id: randomUUID(), createdAt: FEED.createdAt.add({ hours: 1 }) };
      await store().save(FEED, HASH);
      await store().save(next, LATER_HASH);
      expect(await store().find(HASH)).toBeUndefined();
      expect(await store().find(LATER_HASH)).toEqual(next);
      expect(await store().findOf(FEED.memberId)).toEqual(next);
    });

    it('lead nowhere once they are stopped, and may be stopped twice', async () => {
      const other = { ...FEED, id: randomUUID(), memberId: randomUUID() };
      await store().save(FEED, HASH);
      await store().save(other, LATER_HASH);
      await store().remove(FEED.memberId);
      await store().remove(FEED.memberId);
      expect(await store().find(HASH)).toBeUndefined();
      expect(await store().find(LATER_HASH)).toEqual(other);
    });
  });
});
