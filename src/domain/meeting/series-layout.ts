import { type Occurrence, occurrences } from '../time/recurrence.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { isOver, MEETINGS_AHEAD, type Meeting } from './meeting.ts';
import type { Series } from './series.ts';

/** A meeting that is now at another time than it was, or on a day off. */
export interface MovedMeeting {
  readonly meeting: Meeting;
  readonly before: Meeting;
}

/** What laying a series out anew changes. */
export interface Layout {
  readonly added: readonly Meeting[];
  readonly moved: readonly MovedMeeting[];
  /** There is no date for them any more. */
  readonly lost: readonly MovedMeeting[];
  /** When there will be fewer ahead than there should be. */
  readonly lookAgainAt: Temporal.Instant;
}

/** Nothing more will come of a series that has ended; its calendar may still change. */
const MUCH_LATER_HOURS = 24 * 365;
/** Of one that was moved into the past of its date. */
const SOON_HOURS = 24;

/**
 * What of a series has to be laid out, and what of it is at another time than it was: its rhythm,
 * the holidays or the time zone data changed. The meetings ahead are matched to the dates ahead in order, so
 * one that is half agreed on stays the same meeting. What was moved by hand or called off stays as it is.
 *
 * @param meetings those of the series that are not over, and the last that is.
 * @param newId makes an id for each meeting added.
 */
export function layOut(
  series: Series,
  meetings: readonly Meeting[],
  calendar: WorkingCalendar,
  now: Temporal.Instant,
  newId: () => string,
): Layout {
  const today = localDate(now, series);
  // A meeting keeps its slot by its date, wherever it was moved; today's stays as it is.
  const slots = meetings.filter(({ date }) => date > today);
  const after = meetings.some(({ date }) => date === today) ? dayAfter(today) : today;
  const count = Math.max(MEETINGS_AHEAD, slots.length);
  const coming = datesOf(series, calendar, { after, count }).filter(
    ({ starts }) => Temporal.Instant.compare(starts, now) > 0,
  );
  const sorted = slots.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const pairs = sorted.map((before, index) => ({ before, date: coming[index] }));
  const number = Math.max(-1, ...meetings.map((one) => one.number)) + 1;
  const added = coming
    .slice(sorted.length)
    .map((date, index) => newMeeting(series, date, { id: newId(), number: number + index }));
  const first = [...sorted, ...added][0];
  return {
    added,
    moved: pairs.flatMap(({ before, date }) => (date ? moveTo(before, date, series) : [])),
    lost: pairs.flatMap(({ before, date }) => (date ? [] : lose(before))),
    lookAgainAt: lookAgain(first, now),
  };
}

/** When the next one is over, but not now again. */
function lookAgain(next: Meeting | undefined, now: Temporal.Instant): Temporal.Instant {
  if (!next) return now.add({ hours: MUCH_LATER_HOURS });
  return isOver(next, now) ? now.add({ hours: SOON_HOURS }) : next.ends;
}

/** When a series takes place, each of its rhythms until the next one begins. */
export function datesOf(
  { rhythms, cancelledFrom }: Pick<Series, 'rhythms' | 'cancelledFrom'>,
  calendar: WorkingCalendar,
  window: { readonly after: string; readonly count: number },
): readonly Occurrence[] {
  const found = rhythms.flatMap((rhythm, index) => {
    const next = rhythms[index + 1];
    const last = next && dayBefore(next.from);
    if (last !== undefined && last < window.after) return [];
    const until = earlier(rhythm.until, last);
    return occurrences({ ...rhythm, until }, calendar, window);
  });
  return found
    .filter(({ date }) => cancelledFrom === undefined || date < cancelledFrom)
    .slice(0, window.count);
}

function newMeeting(
  series: Series,
  { date, starts, surprises }: Occurrence,
  { id, number }: Pick<Meeting, 'id' | 'number'>,
): Meeting {
  const { partnershipId, id: seriesId, minutes, skippedFrom } = series;
  return {
    id,
    partnershipId,
    seriesId,
    date,
    number,
    starts,
    ends: starts.add({ minutes }),
    state: skippedFrom !== undefined && date >= skippedFrom ? 'skipped' : 'planned',
    moved: false,
    surprises,
    sequence: 0,
    answers: [],
    attended: undefined,
    agendaFixedAt: undefined,
    approvals: {},
    revision: 1,
  };
}

function moveTo(
  before: Meeting,
  { date, starts, surprises }: Occurrence,
  { minutes }: Series,
): MovedMeeting[] {
  if (before.moved || before.state === 'cancelled') return [];
  const sameTime = before.starts.equals(starts) && before.date === date;
  const onHoliday = surprises.includes('holiday');
  if (sameTime && onHoliday === before.surprises.includes('holiday')) return [];
  const ends = sameTime ? before.ends : starts.add({ minutes });
  const sequence = before.sequence + (sameTime ? 0 : 1);
  const revision = before.revision + 1;
  const meeting = { ...before, date, starts, ends, surprises, sequence, revision };
  return [{ before, meeting }];
}

function lose(before: Meeting): MovedMeeting[] {
  if (before.moved || before.state === 'cancelled') return [];
  const { sequence, revision } = before;
  const gone = { state: 'cancelled', sequence: sequence + 1, revision: revision + 1 } as const;
  return [{ before, meeting: { ...before, ...gone } }];
}

/** The date it is where a series takes place. */
export function localDate(at: Temporal.Instant, { rhythms }: Pick<Series, 'rhythms'>): string {
  const timeZone = rhythms.at(-1)?.timeZone ?? 'UTC';
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
