import type { CalendarSource } from '../../bot/declare/contributions.ts';
import { hasRight } from '../../domain/people/right.ts';
import { calendarEvent } from './calendar/calendar-event.ts';
import { isInvited, MEETS } from './rights.ts';

/** A calendar keeps what was, for a while. */
const PAST_DAYS = 90;
/** More than twelve ahead of every series there can be are not laid out. */
const MOST_MEETINGS = 1_000;

/** The meetings that a member is invited to and that take place, of late and ahead. */
export const liaisonCalendar: CalendarSource = async (ctx) => {
  const { stores, partnership, member, now } = ctx;
  if (!hasRight(member, MEETS)) return [];
  const all = await stores.series.list(partnership.id);
  const mine = new Map(all.filter((one) => isInvited(member, one)).map((one) => [one.id, one]));
  const endsAfter = now.subtract({ hours: PAST_DAYS * 24 });
  const meetings = await stores.meetings.list(
    { partnershipId: partnership.id, seriesIds: [...mine.keys()], endsAfter, states: ['planned'] },
    { most: MOST_MEETINGS },
  );
  return meetings.flatMap((meeting) => {
    const series = mine.get(meeting.seriesId);
    return series ? [calendarEvent({ series, meeting }, ctx)] : [];
  });
};
