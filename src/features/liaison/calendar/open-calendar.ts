import { randomUUID } from 'node:crypto';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { newToken, tokenHash } from '../../../bot/handout/token.ts';
import type { CalendarFeed } from '../../../ports/meeting/calendar-feed-store.ts';
import { MEETS } from '../rights.ts';

const MODEL = 'calendar_feed';

/** An address, once; or since when there has been one. */
export type OpenedCalendar =
  | { readonly kind: 'new'; readonly token: string }
  | { readonly kind: 'there'; readonly feed: CalendarFeed };

/** Gives a member an address, if they have none or want another: the one before ends. */
export const openCalendar = useCase<{ readonly anew: boolean }, OpenedCalendar>({
  name: 'open-calendar',
  right: MEETS,
  async run({ stores, member, partnership, now }, { anew }) {
    const feed = await stores.calendarFeeds.findOf(member.id);
    if (feed && !anew) return unchanged({ kind: 'there', feed });
    const token = newToken();
    const id = randomUUID();
    const made = { id, partnershipId: partnership.id, memberId: member.id, createdAt: now };
    await stores.calendarFeeds.save(made, tokenHash(token));
    const detail = feed ? { replaces: feed.id } : {};
    return {
      result: { kind: 'new', token },
      audit: [{ action: 'calendar.opened', model: MODEL, recordId: id, detail }],
      channelCards: [],
    };
  },
});

/** @returns whether there was one. */
export const stopCalendar = useCase<Record<string, never>, boolean>({
  name: 'stop-calendar',
  right: MEETS,
  async run({ stores, member }) {
    const feed = await stores.calendarFeeds.findOf(member.id);
    if (!feed) return unchanged(false);
    await stores.calendarFeeds.remove(member.id);
    const audit = [{ action: 'calendar.stopped', model: MODEL, recordId: feed.id, detail: {} }];
    return { result: true, audit, channelCards: [] };
  },
});
