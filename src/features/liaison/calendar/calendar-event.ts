import type { Audience } from '../../../bot/declare/context.ts';
import { invitedOf, rhythmOn } from '../../../domain/meeting/series.ts';
import type { Member, Organisation } from '../../../domain/people/member.ts';
import type { CalendarEvent } from '../../../ports/meeting/calendar-file.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { nameOf } from '../meeting/find-meeting.ts';
import { titleOf } from '../meeting/meeting-words.ts';

/** A meeting as a calendar shows it: who is invited is named by organisation. */
export function calendarEvent(
  found: MeetingOfSeries,
  { partnership, members, words }: Pick<Audience, 'partnership' | 'members' | 'words'>,
): CalendarEvent {
  const { series, meeting } = found;
  const { sequence, starts, ends, date } = meeting;
  const details = words('calendar.details', {
    name: nameOf(found),
    kind: words(`liaison.kind.${series.kind}`),
  });
  return {
    uid: meeting.id,
    sequence,
    starts,
    ends,
    timeZone: rhythmOn(series, date)?.timeZone ?? partnership.timeZone,
    title: titleOf(series, words),
    place: series.place,
    link: series.link,
    details: partnership.live ? details : words('calendar.exercise', { details }),
    cancelled: meeting.state !== 'planned',
    organiser: { key: partnership.key, name: partnership.name },
    invited: organisationsOf(invitedOf(series, members)),
  };
}

function organisationsOf(people: readonly Member[]): readonly Organisation[] {
  return [...new Map(people.map(({ organisation }) => [organisation.id, organisation])).values()];
}
