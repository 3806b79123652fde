import type { Deed, Member } from '../people/member.ts';
import type { Side } from '../people/side.ts';
import type { Recurrence } from '../time/recurrence.ts';

/** What people meet for. */
export const MEETING_KINDS = [
  'liaison',
  'case_table',
  'training',
  'crisis_exercise',
  'debrief',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** Meetings that come again and again, or one alone: what both sides agreed on about all of them. */
export interface Series {
  readonly id: string;
  readonly partnershipId: string;
  /** `L-2026-0001`. */
  readonly reference: string;
  readonly kind: MeetingKind;
  /** Stands on cards: nothing about a person. */
  readonly title: string;
  readonly place: string;
  /** Address of the video meeting; empty: none. */
  readonly link: string;
  /** Oldest first: each holds until the next one's `from`. */
  readonly rhythms: readonly Recurrence[];
  /** How long one takes. */
  readonly minutes: number;
  /** Member ids: one, or one of each side in turn. */
  readonly chairIds: readonly string[];
  readonly noteTakerId: string | undefined;
  readonly invitedIds: readonly string[];
  /** How many of each side have to be there. */
  readonly quorum: Readonly<Record<Side, number>>;
  /** How long before people are reminded. */
  readonly offsets: readonly ReminderOffset[];
  /** Points that stand on every agenda. */
  readonly template: readonly string[];
  /** Local date from which on meetings are skipped, until somebody takes them up again. */
  readonly skippedFrom: string | undefined;
  /** Local date from which on there are no meetings any more. */
  readonly cancelledFrom: string | undefined;
  /** With which holidays and time zone data its meetings were reckoned. */
  readonly computedWith: string;
  /** When more meetings have to be laid out. */
  readonly lookAgainAt: Temporal.Instant;
  readonly created: Deed;
  /** Grows by one with every change. */
  readonly revision: number;
}

/** What can be counted back from the start of a meeting. */
export const OFFSET_UNITS = ['minutes', 'hours', 'days', 'working_days'] as const;
/** How long before a meeting people are reminded. */
export interface ReminderOffset {
  readonly count: number;
  readonly unit: (typeof OFFSET_UNITS)[number];
}

/** A working day before, and again when it is time to go there. */
export const DEFAULT_OFFSETS: readonly ReminderOffset[] = [
  { count: 1, unit: 'working_days' },
  { count: 15, unit: 'minutes' },
];
/** Of reminders of one meeting. */
export const MOST_OFFSETS = 4;
/** Nobody remembers for longer. */
const LONGEST_OFFSET_MINUTES = 60 * 24 * 31;

const UNIT_MINUTES = { minutes: 1, hours: 60, days: 1_440, working_days: 1_440 } as const;
const OFFSET_WORDS: readonly (readonly [RegExp, ReminderOffset['unit']])[] = [
  [/^(?:min|mins|minute|minutes|minuut|minuten|minutes)$/, 'minutes'],
  [/^(?:h|hour|hours|uur|uren|stunde|stunden|heure|heures)$/, 'hours'],
  [/^(?:d|day|days|dag|dagen|tag|tage|jour|jours)$/, 'days'],
  [
    /^(?:working days?|workdays?|werkdag(?:en)?|arbeitstage?|werktage?|jours? ouvr(?:é|able)s?)$/,
    'working_days',
  ],
];

/**
 * Reads when people are to be reminded: "1 working day, 15 minutes".
 *
 * @returns nothing if it cannot be understood, or there are too many, or it is too long before.
 */
export function readOffsets(typed: string): readonly ReminderOffset[] | undefined {
  const parts = typed
    .toLowerCase()
    .split(/[,;+]| and | en | und | et /)
    .map((part) => part.trim())
    .filter(Boolean);
  const read = parts.map(readOffset);
  const found = read.filter((one) => one !== undefined);
  if (found.length !== parts.length || found.length > MOST_OFFSETS) return undefined;
  const seen = new Map(found.map((one) => [formatOffset(one), one]));
  return [...seen.values()].toSorted((a, b) => minutesOf(b) - minutesOf(a));
}

function readOffset(part: string): ReminderOffset | undefined {
  const [, digits = '', word = ''] = /^(\d{1,5})\s*(\p{L}[\p{L} ]*)$/u.exec(part) ?? [];
  const unit = OFFSET_WORDS.find(([pattern]) => pattern.test(word.trim()))?.[1];
  if (!unit) return undefined;
  const offset = { count: Number(digits), unit };
  return offset.count > 0 && minutesOf(offset) <= LONGEST_OFFSET_MINUTES ? offset : undefined;
}

function minutesOf({ count, unit }: ReminderOffset): number {
  return count * UNIT_MINUTES[unit];
}

/** As it is kept, and as the occasion of its reminder: `1 working_days`. */
export function formatOffset({ count, unit }: ReminderOffset): string {
  return `${count} ${unit}`;
}

/** @returns nothing for what {@link formatOffset} did not write. */
export function parseOffset(text: string): ReminderOffset | undefined {
  const [count, word] = text.split(' ');
  const unit = OFFSET_UNITS.find((one) => one === word);
  return unit && count !== undefined && /^\d+$/.test(count)
    ? { count: Number(count), unit }
    : undefined;
}

/** The rhythm that holds on a date, or nothing before the first. */
export function rhythmOn(
  { rhythms }: Pick<Series, 'rhythms'>,
  date: string,
): Recurrence | undefined {
  return rhythms.findLast(({ from }) => from <= date) ?? rhythms[0];
}

/**
 * Who chairs a meeting: whose turn it is, or the next one who is still there.
 *
 * @param number the how-manieth meeting, from 0.
 * @returns nothing if all of them left.
 */
export function chairOf(
  { chairIds }: Pick<Series, 'chairIds'>,
  number: number,
  people: readonly Member[],
): Member | undefined {
  const turns = chairIds.map((_, index) => chairIds[(number + index) % chairIds.length]);
  return turns
    .map((id) => people.find((one) => one.id === id))
    .find((member) => member !== undefined);
}

/** Those invited who are still there, in the order of the register. */
export function invitedOf(
  { invitedIds, chairIds, noteTakerId }: Pick<Series, 'invitedIds' | 'chairIds' | 'noteTakerId'>,
  people: readonly Member[],
): readonly Member[] {
  const ids = new Set([...invitedIds, ...chairIds, ...(noteTakerId ? [noteTakerId] : [])]);
  return people.filter(({ id }) => ids.has(id));
}
