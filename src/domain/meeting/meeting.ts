import type { Actor, Deed, Member } from '../people/member.ts';
import { perSide, SIDES, type Side } from '../people/side.ts';
import { Refusal } from '../refusal.ts';
import type { Surprise } from '../time/recurrence.ts';
import {
  subtractWorkingMinutes,
  type WorkingCalendar,
  workingDayMinutes,
} from '../time/working-calendar.ts';
import { formatOffset, type ReminderOffset } from './series.ts';

/** Whether a meeting takes place. */
export const MEETING_STATES = ['planned', 'skipped', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** What can be answered to an invitation. */
export const ANSWERS = ['coming', 'not_coming', 'deputy'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

/** What somebody said about coming; the last word counts. */
export interface Answer {
  readonly by: Actor;
  readonly kind: AnswerKind;
  /** Who comes instead. */
  readonly deputy: Actor | undefined;
  readonly at: Temporal.Instant;
}

/** One meeting of a series. */
export interface Meeting {
  readonly id: string;
  readonly partnershipId: string;
  readonly seriesId: string;
  /** Local date, `YYYY-MM-DD`, on which the rhythm puts it: names it, wherever it is moved. */
  readonly date: string;
  /** The how-manieth of the series, from 0. */
  readonly number: number;
  readonly starts: Temporal.Instant;
  readonly ends: Temporal.Instant;
  readonly state: MeetingState;
  /** Moved by hand: no rhythm moves it back. */
  readonly moved: boolean;
  /** What is unlike the others about it. */
  readonly surprises: readonly Surprise[];
  /** Of its invitation (RFC 5546): grows when it is moved or called off. */
  readonly sequence: number;
  readonly answers: readonly Answer[];
  /** Who was there, once that was written down. */
  readonly attended: readonly Actor[] | undefined;
  /** From when on nothing comes onto its agenda by itself: its minutes are being taken. */
  readonly agendaFixedAt: Temporal.Instant | undefined;
  /** Each side's word that the minutes are right. */
  readonly approvals: Readonly<Partial<Record<Side, Deed>>>;
  /** Grows by one with every change. */
  readonly revision: number;
}

/** So many meetings of a series are laid out ahead. */
export const MEETINGS_AHEAD = 12;

/** Is its end past? */
export function isOver({ ends }: Pick<Meeting, 'ends'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(ends, now) <= 0;
}

/** Is its start past? */
export function hasBegun({ starts }: Pick<Meeting, 'starts'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(starts, now) <= 0;
}

/** @throws Refusal `meeting_over`; `meeting_not_planned`. */
export function requireAhead(
  meeting: Pick<Meeting, 'ends' | 'state'>,
  name: string,
  now: Temporal.Instant,
): void {
  if (meeting.state !== 'planned') throw new Refusal('meeting_not_planned', { meeting: name });
  if (isOver(meeting, now)) throw new Refusal('meeting_over', { meeting: name });
}

/** Takes the place of what they said before. */
export function withAnswer(meeting: Meeting, answer: Answer): Meeting {
  const others = meeting.answers.filter(({ by }) => by.memberId !== answer.by.memberId);
  return { ...meeting, answers: [...others, answer], revision: meeting.revision + 1 };
}

/** Everybody who comes, each once: themselves, or as somebody's deputy. */
export function comingOf({ answers }: Pick<Meeting, 'answers'>): readonly Actor[] {
  const refuses = new Set(
    answers.filter(({ kind }) => kind !== 'coming').map(({ by }) => by.memberId),
  );
  const people = answers.flatMap(({ by, kind, deputy }) => {
    if (kind === 'coming') return [by];
    return kind === 'deputy' && deputy && !refuses.has(deputy.memberId) ? [deputy] : [];
  });
  return [...new Map(people.map((one) => [one.memberId, one])).values()];
}

/** Whether enough of each side come. */
export interface Quorum {
  /** How many of each side come. */
  readonly coming: Readonly<Record<Side, number>>;
  /** How many of each side are missing. */
  readonly missing: Readonly<Record<Side, number>>;
  readonly met: boolean;
}

/** Counts those who come against how many of each side have to be there. */
export function quorumOf(
  meeting: Pick<Meeting, 'answers'>,
  quorum: Readonly<Record<Side, number>>,
): Quorum {
  const people = comingOf(meeting);
  const coming = perSide((side) => people.filter((one) => one.organisation.side === side).length);
  const missing = perSide((side) => Math.max(0, quorum[side] - coming[side]));
  return { coming, missing, met: SIDES.every((side) => missing[side] === 0) };
}

/** Who may come instead of a member: the deputies of the same organisation, but themselves. */
export function deputiesFor(member: Member, people: readonly Member[]): readonly Member[] {
  return people.filter(
    ({ id, organisation, roles }) =>
      id !== member.id && organisation.id === member.organisation.id && roles.includes('deputy'),
  );
}

/** One thing to remind of. */
export interface MeetingReminder {
  readonly subject: string;
  readonly occasion: string;
  readonly at: Temporal.Instant;
}

/** The occasion at which the quorum is looked at: a day before, by the clock on the wall. */
export const QUORUM_OCCASION = 'quorum';
/** The occasion at which it is over: time to write down who was there. */
export const OVER_OCCASION = 'over';

/** Everything that a meeting has to remind of, past or to come; nothing of one that does not take place. */
export function meetingReminders(
  meeting: Pick<Meeting, 'starts' | 'ends' | 'state'>,
  offsets: readonly ReminderOffset[],
  calendar: WorkingCalendar,
): readonly MeetingReminder[] {
  if (meeting.state !== 'planned') return [];
  const { starts, ends } = meeting;
  const subject = reminderSubject(meeting);
  return [
    ...offsets.map((offset) => ({
      subject,
      occasion: formatOffset(offset),
      at: offsetBefore(starts, offset, calendar),
    })),
    { subject, occasion: QUORUM_OCCASION, at: dayBefore(starts, calendar) },
    { subject, occasion: OVER_OCCASION, at: ends },
  ];
}

/** A meeting that is moved is reminded of anew. */
export function reminderSubject({ starts }: Pick<Meeting, 'starts'>): string {
  return `start:${starts.epochMilliseconds}`;
}

/** A working day before is that much working time before; every other unit is as long as it says. */
export function offsetBefore(
  starts: Temporal.Instant,
  { count, unit }: ReminderOffset,
  calendar: WorkingCalendar,
): Temporal.Instant {
  switch (unit) {
    case 'minutes':
      return starts.subtract({ minutes: count });
    case 'hours':
      return starts.subtract({ hours: count });
    case 'days':
      return starts.toZonedDateTimeISO(calendar.timeZone).subtract({ days: count }).toInstant();
    case 'working_days':
      return subtractWorkingMinutes(calendar, starts, count * workingDayMinutes(calendar));
    default:
      return unit satisfies never;
  }
}

function dayBefore(starts: Temporal.Instant, calendar: WorkingCalendar): Temporal.Instant {
  return offsetBefore(starts, { count: 1, unit: 'days' }, calendar);
}
