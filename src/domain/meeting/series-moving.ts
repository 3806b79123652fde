import { Refusal } from '../refusal.ts';
import { occurrenceOn, type Recurrence } from '../time/recurrence.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { isOver, type Meeting } from './meeting.ts';
import { rhythmOn, type Series } from './series.ts';
import type { ChangeKind, Move, Scope } from './series-change.ts';
import { layOut, localDate, type MovedMeeting } from './series-layout.ts';

/** What is to happen to meetings that were agreed on. */
export type WantedChange =
  | { readonly kind: 'skipped' | 'cancelled'; readonly scope: Scope }
  | { readonly kind: 'moved'; readonly scope: 'this'; readonly to: Temporal.Instant }
  | { readonly kind: 'moved'; readonly scope: 'following' | 'all'; readonly to: Recurrence };

/** A change before it is saved. */
export interface PlannedChange {
  readonly kind: ChangeKind;
  readonly scope: Scope;
  readonly series: Series;
  readonly changed: readonly MovedMeeting[];
  readonly added: readonly Meeting[];
}

interface Standing {
  readonly series: Series;
  /** The one that somebody chose. */
  readonly meeting: Meeting;
  /** All of the series that are not over, and the last that is. */
  readonly meetings: readonly Meeting[];
}

/**
 * What a change does, before anybody agrees to it. Who said that they come is asked anew about a meeting that is
 * moved.
 *
 * @throws Refusal `meeting_past` for a time that is over; `meeting_never` for a rhythm without dates.
 */
export function planChange(
  standing: Standing,
  wanted: WantedChange,
  calendar: WorkingCalendar,
  now: Temporal.Instant,
  newId: () => string,
): PlannedChange {
  if (wanted.kind !== 'moved') return callOff(standing, wanted, now);
  if (wanted.scope === 'this') return moveOne(standing, wanted.to, calendar, now);
  return moveRhythm(standing, wanted, calendar, now, newId);
}

/** The meetings that a scope is about: planned ones that are not over, in order. */
export function inScope(
  { meeting, meetings }: Pick<Standing, 'meeting' | 'meetings'>,
  scope: Scope,
  now: Temporal.Instant,
): readonly Meeting[] {
  if (scope === 'this') return [meeting];
  return meetings
    .filter((one) => one.state === 'planned' && !isOver(one, now))
    .filter(({ date }) => scope === 'all' || date >= meeting.date)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * From which date on a new rhythm takes the place of the present one: the day after the last meeting that it
 * leaves alone, or today.
 */
export function takesOverFrom(
  { series, meeting, meetings }: Standing,
  scope: Scope,
  now: Temporal.Instant,
): string {
  const today = localDate(now, series);
  const before = meetings
    .filter(({ date }) => scope === 'following' && date < meeting.date && date >= today)
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  return before === undefined ? today : Temporal.PlainDate.from(before).add({ days: 1 }).toString();
}

/** What happened to each meeting, for the history. */
export function movesOf(changed: readonly MovedMeeting[]): readonly Move[] {
  return changed.map(({ before, meeting }) => ({
    meetingId: meeting.id,
    date: before.date,
    from: before.starts,
    to: meeting.state === 'planned' ? meeting.starts : undefined,
  }));
}

function callOff(
  standing: Standing,
  { kind, scope }: { readonly kind: 'skipped' | 'cancelled'; readonly scope: Scope },
  now: Temporal.Instant,
): PlannedChange {
  const { series } = standing;
  const affected = inScope(standing, scope, now);
  const from = scope === 'this' ? undefined : (affected[0]?.date ?? localDate(now, series));
  const named = kind === 'skipped' ? { skippedFrom: from } : { cancelledFrom: from };
  const changed = affected.map((before) => ({
    before,
    meeting: { ...again(before), state: kind },
  }));
  return {
    kind,
    scope,
    series: { ...series, ...(from !== undefined && named), revision: series.revision + 1 },
    changed,
    added: [],
  };
}

function moveOne(
  { series, meeting: before }: Standing,
  starts: Temporal.Instant,
  calendar: WorkingCalendar,
  now: Temporal.Instant,
): PlannedChange {
  if (Temporal.Instant.compare(starts, now) <= 0) throw new Refusal('meeting_past');
  const rhythm = rhythmOn(series, before.date);
  const local = starts.toZonedDateTimeISO(rhythm?.timeZone ?? calendar.timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const there = { time, timeZone: local.timeZoneId };
  const { surprises } = occurrenceOn(local.toPlainDate(), there, calendar);
  const length = before.starts.until(before.ends);
  const ends = starts.add(length);
  const meeting = { ...again(before), starts, ends, surprises, moved: true, answers: [] };
  const grown = { ...series, revision: series.revision + 1 };
  return { kind: 'moved', scope: 'this', series: grown, changed: [{ before, meeting }], added: [] };
}

function moveRhythm(
  standing: Standing,
  { scope, to }: { readonly scope: Scope; readonly to: Recurrence },
  calendar: WorkingCalendar,
  now: Temporal.Instant,
  newId: () => string,
): PlannedChange {
  const { series, meetings } = standing;
  const from = takesOverFrom(standing, scope, now);
  const last = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
  // "Every two weeks" may begin some days after it takes over.
  const earlier = series.rhythms
    .filter((rhythm) => rhythm.from < from)
    .map((rhythm) => ({ ...rhythm, until: (rhythm.until ?? last) < last ? rhythm.until : last }));
  const revision = series.revision + 1;
  const changed = { ...series, rhythms: [...earlier, to], revision };
  const layout = layOut(changed, meetings, calendar, now, newId);
  const moved = layout.moved.map(({ before, meeting }) => {
    return { before, meeting: { ...meeting, answers: [] } };
  });
  if (moved.length + layout.added.length === 0) throw new Refusal('meeting_never');
  const { lookAgainAt, lost, added } = layout;
  return {
    kind: 'moved',
    scope,
    series: { ...changed, lookAgainAt },
    changed: [...moved, ...lost],
    added,
  };
}

/** The next version of its invitation. */
function again(meeting: Meeting): Meeting {
  const { sequence, revision } = meeting;
  return { ...meeting, sequence: sequence + 1, revision: revision + 1 };
}
