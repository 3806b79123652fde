import { foldText } from '../text/fold.ts';
import { MOST_OCCURRENCES, occurrences, type Recurrence } from '../time/recurrence.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { type Clauses, takeClauses } from './recurrence-clauses.ts';
import { readRhythm } from './rhythm-grammar.ts';
import { isRhythmWord, rhythmTokens } from './rhythm-lexer.ts';
import { rulesOf } from './rhythm-rule.ts';
import type { ReadingName, RuleFault, RuleReading } from './rule-reading.ts';
import { type DateContext, isWeekday, readDates } from './typed-dates.ts';
import { RHYTHM_LANGUAGES, type RhythmLanguage } from './vocabulary.ts';

/** Where and when a rhythm is typed. */
export interface RecurrenceContext {
  /** Local date in the time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** IANA time zone that is meant where none is typed. */
  readonly timeZone: string;
  /** BCP 47 tag of who types; our other languages are understood beside it. */
  readonly language: string;
  readonly calendar: WorkingCalendar;
}

/** Why a rhythm cannot be taken as it was typed. */
export const RECURRENCE_FAULTS = [
  'not_understood',
  'no_time',
  'no_such_time',
  'no_such_length',
  'no_such_day',
  'other_weekday',
  'unknown_zone',
  'which_day',
  'which_week',
  'ends_before_start',
  'too_many',
  'never',
] as const;
export type RecurrenceFault = (typeof RECURRENCE_FAULTS)[number];

/** One of several ways in which it can be meant, with the name under which it is asked. */
export interface NamedReading {
  readonly recurrence: Recurrence;
  readonly says: ReadingName;
  /** The *second* of the month; every *two* weeks. */
  readonly nth: number;
}

/** What came of reading a rhythm. */
export type RecurrenceReading =
  | {
      readonly kind: 'rhythm';
      readonly recurrence: Recurrence;
      readonly durationMinutes: number | undefined;
    }
  /** It can be meant in more ways than one: ask which. */
  | {
      readonly kind: 'ask';
      readonly readings: readonly NamedReading[];
      readonly durationMinutes: number | undefined;
    }
  | { readonly kind: RecurrenceFault };

const LONGEST_WORDS = 300;
const INTERVAL = /;INTERVAL=\d+/;

/**
 * Reads how often a meeting is, as people type it: `every second Tuesday of the month 10:00`, `every
 * 2 weeks on Thursday 14:30`, `last Friday 09:00`, `first working day 09:15`, `on the 31st 16:00`, in
 * English, Dutch, German and French; with a start (`from 1 September`), an end (`until …`, `10 times`),
 * a length (`for 90 minutes`, `10:00-11:30`) and a zone (`Europe/Berlin`, `Berlin`) where wanted.
 * Only these forms, each with one meaning; what can be meant in two ways is asked.
 *
 * A start in the past is read as it stands: who schedules is told, and decides.
 */
export function readRecurrence(typed: string, context: RecurrenceContext): RecurrenceReading {
  if (typed.length > LONGEST_WORDS) return { kind: 'not_understood' };
  const text = plainText(foldText(typed));
  const { language, calendar } = context;
  const today = Temporal.PlainDate.from(context.today);
  const dates: DateContext = { today, language, calendar };
  const clauses = takeClauses(text, dates);
  if (typeof clauses === 'string') return { kind: clauses };
  const readings = readingsOf(clauses, dates);
  if (typeof readings === 'string') return { kind: readings };
  const time = clauses.time?.time;
  if (time === undefined) return { kind: 'no_time' };
  const placed = { time, timeZone: clauses.timeZone ?? context.timeZone };
  return settled(
    readings.map((reading) => finished(reading, placed, clauses, calendar)),
    clauses.durationMinutes,
  );
}

/** Lower case, without accents, brackets and full stops at the end; dashes are hyphens. */
function plainText(typed: string): string {
  return typed
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/[–—‐‑]/g, '-')
    .replaceAll(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replaceAll(/[()[\]"“”„]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.!]$/, '');
}

interface Reading extends RuleReading {
  readonly from: Temporal.PlainDate;
}

/** Every way in which it can be meant; of languages, the first in which it means anything. */
function readingsOf(clauses: Clauses, dates: DateContext): readonly Reading[] | RecurrenceFault {
  const { from, until, count, rest } = clauses;
  const series = from !== undefined || until !== undefined || count !== undefined;
  const readings: Reading[] = [];
  for (const [index, start] of (from ?? [undefined]).entries()) {
    const rules = rulesIn(rest, dates.language, start);
    if (rules === 'not_understood' && !series) return once(clauses, dates);
    if (rules === 'not_understood') return notUnderstood(clauses, dates);
    if (typeof rules === 'string') return rules;
    const order = from && from.length > 1 ? dateOrder(index) : undefined;
    const fitting = rules.filter(({ says }) => !series || says !== 'once');
    const names = (says: ReadingName | undefined) => (fitting.length > 1 ? says : order);
    const named = fitting.map((rule) => ({ ...rule, says: names(rule.says) }));
    readings.push(...named.map((rule) => ({ ...rule, from: start ?? dates.today })));
  }
  return readings;
}

function dateOrder(index: number): ReadingName {
  return index === 0 ? 'day_first' : 'month_first';
}

/** "Next Friday" is this week's to some. */
function weekOrder(index: number): ReadingName {
  return index === 0 ? 'this_week' : 'next_week';
}

function rulesIn(
  text: string,
  language: string,
  start: Temporal.PlainDate | undefined,
): readonly RuleReading[] | RuleFault {
  let fault: RuleFault = 'not_understood';
  for (const spoken of new Set([...ownLanguage(language), ...RHYTHM_LANGUAGES])) {
    const tokens = rhythmTokens(text, spoken);
    const said = tokens && readRhythm(tokens);
    const rules = said ? rulesOf(said, start) : 'not_understood';
    if (typeof rules !== 'string') return rules;
    if (fault === 'not_understood') fault = rules;
  }
  return fault;
}

function ownLanguage(tag: string): readonly RhythmLanguage[] {
  return RHYTHM_LANGUAGES.filter((language) => language === tag.split('-')[0]);
}

/** A single meeting: "8 December 10:00", "tomorrow 14:00". */
function once(clauses: Clauses, dates: DateContext): readonly Reading[] | RecurrenceFault {
  const words = clauses.rest.replaceAll(/[\s|]+/g, ' ').trim();
  const said = readDates(words, dates);
  if (!said) return notUnderstood(clauses, dates);
  if (typeof said === 'string') return said;
  const order = isWeekday(words, dates.language) ? weekOrder : dateOrder;
  return said.map((from, index) => {
    const says = said.length > 1 ? order(index) : undefined;
    return { rule: '', workingDays: false, says, nth: 1, from };
  });
}

/** If all is clear but a word after the time, it was to be a place. */
function notUnderstood(
  { rest }: Clauses,
  { language, today }: DateContext,
): 'unknown_zone' | 'not_understood' {
  const [rhythm = '', ...others] = rest.split('|').map((piece) => piece.trim());
  const unknown = others.some((piece) => piece !== '' && piece.split(' ').every(isNoWord));
  const understood = typeof rulesIn(rhythm, language, today) !== 'string';
  return unknown && understood ? 'unknown_zone' : 'not_understood';
}

function isNoWord(word: string): boolean {
  return /^[a-z'-]+$/.test(word) && !isRhythmWord(word);
}

type Finished = Omit<NamedReading, 'says'> & Pick<Reading, 'says'>;

/** A reading with its place and time, its start and its end; or why there can be no such series. */
function finished(
  { rule, workingDays, from, says, nth }: Reading,
  placed: Pick<Recurrence, 'time' | 'timeZone'>,
  { until, count }: Clauses,
  calendar: WorkingCalendar,
): Finished | RecurrenceFault {
  const open = { ...placed, rule, workingDays, from: from.toString(), until: undefined };
  const first = firstDate(open, calendar);
  if (first === undefined) return 'never';
  if (says === 'once') return { recurrence: { ...open, rule: '', from: first }, says, nth };
  // "Every two weeks" is counted from the first such day.
  const counted = INTERVAL.test(rule) ? { ...open, from: first } : open;
  const recurrence = ended(counted, until?.toString(), count, calendar);
  return typeof recurrence === 'string' ? recurrence : { recurrence, says, nth };
}

/** With the last date on which it may happen, by a date or after so many meetings. */
function ended(
  recurrence: Recurrence,
  until: string | undefined,
  count: number | undefined,
  calendar: WorkingCalendar,
): Recurrence | RecurrenceFault {
  if (until === undefined && count === undefined) return recurrence;
  if (until !== undefined && until < recurrence.from) return 'ends_before_start';
  if (count !== undefined && count > MOST_OCCURRENCES) return 'too_many';
  const window = { after: recurrence.from, count: count ?? MOST_OCCURRENCES + 1 };
  const meetings = occurrences({ ...recurrence, until }, calendar, window);
  if (meetings.length > MOST_OCCURRENCES) return 'too_many';
  const last = meetings.at(-1);
  return last ? { ...recurrence, until: until ?? last.date } : 'never';
}

/** The first such day from the start on, whatever is left out later. */
function firstDate(recurrence: Recurrence, calendar: WorkingCalendar): string | undefined {
  const rule = recurrence.rule.replace(INTERVAL, '');
  const window = { after: recurrence.from, count: 1 };
  return occurrences({ ...recurrence, rule }, calendar, window)[0]?.date;
}

function settled(
  results: readonly (Finished | RecurrenceFault)[],
  durationMinutes: number | undefined,
): RecurrenceReading {
  const fault = results.find((result) => typeof result === 'string');
  if (fault !== undefined) return { kind: fault };
  const readings = results.filter((result) => typeof result !== 'string');
  const [first, second] = readings;
  if (!first) return { kind: 'not_understood' };
  if (!second) return { kind: 'rhythm', recurrence: first.recurrence, durationMinutes };
  const named = readings.flatMap(({ says, ...rest }) => (says ? [{ ...rest, says }] : []));
  return { kind: 'ask', readings: named, durationMinutes };
}
