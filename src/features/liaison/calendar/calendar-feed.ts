import { randomUUID } from 'node:crypto';
import type { CalendarSource } from '../../../bot/contributions.ts';
import { newToken, tokenHash } from '../../../bot/handout/token.ts';
import { useCase } from '../../../bot/use-case.ts';
import { hasRight } from '../../../domain/people/right.ts';
import type { CalendarFeed } from '../../../ports/meeting/calendar-feed-store.ts';
import { isInvited, MEETS } from '../rights.ts';
import { calendarEvent } from './calendar-event.ts';

/** A calendar keeps what was, for a while. */
const PAST_DAYS = 90;
/** More than twelve ahead of every series there can be are not laid out. */
const MOST_MEETINGS = 1_000;
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
    if (feed && !anew) return { result: { kind: 'there', feed }, audit: [], shows: [] };
    const token = newToken();
    const id = randomUUID();
    const made = { id, partnershipId: partnership.id, memberId: member.id, createdAt: now };
    await stores.calendarFeeds.save(made, tokenHash(token));
    const detail = feed ? { replaces: feed.id } : {};
    return {
      result: { kind: 'new', token },
      audit: [{ action: 'calendar.opened', model: MODEL, recordId: id, detail }],
      shows: [],
    };
  },
});

/** @returns whether there was one. */
export const stopCalendar = useCase<Record<string, never>, boolean>({
  name: 'stop-calendar',
  right: MEETS,
  async run({ stores, member }) {
    const feed = await stores.calendarFeeds.findOf(member.id);
    if (!feed) return { result: false, audit: [], shows: [] };
    await stores.calendarFeeds.remove(member.id);
    const audit = [{ action: 'calendar.stopped', model: MODEL, recordId: feed.id, detail: {} }];
    return { result: true, audit, shows: [] };
  },
});

/** The meetings that a member is invited to and that take place, of late and ahead. */
export const liaisonCalendar: CalendarSource = async (scene) => {
  const { stores, partnership, member, now } = scene;
  if (!hasRight(member, MEETS)) return [];
  const all = await stores.series.list(partnership.id);
  const mine = new Map(all.filter((one) => isInvited(member, one)).map((one) => [one.id, one]));
  const meetings = await stores.meetings.list(
    {
      partnershipId: partnership.id,
      endsAfter: now.subtract({ hours: PAST_DAYS * 24 }),
      states: ['planned'],
    },
    { most: MOST_MEETINGS },
  );
  return meetings.flatMap((meeting) => {
    const series = mine.get(meeting.seriesId);
    return series ? [calendarEvent({ series, meeting }, scene)] : [];
  });
};
