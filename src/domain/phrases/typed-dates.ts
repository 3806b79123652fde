import type { WorkingCalendar } from '../time/working-calendar.ts';
import { type DatesSaid, datesSaid, existing } from './due-input.ts';
import { readWords, type SaidDay } from './due-input-grammar.ts';
import { RHYTHM_LANGUAGES } from './vocabulary.ts';

/** What a date is read with. */
export interface DateContext {
  /** What was said without a year is the next such day from here on. */
  readonly today: Temporal.PlainDate;
  /** BCP 47 tag of who types; what is said in another language that we know is understood too. */
  readonly language: string;
  readonly calendar: WorkingCalendar;
}

/** "on the" 29th. */
const ARTICLE = /^(?:(?:on|op|am|an) )?(?:the|de|den|dem|der|het|le|la) /;
const SLASHED_ISO = /^(\d{4})\/(\d{1,2})\/(\d{1,2}),?$/;
/** "29 February" without a year may be that far away. */
const LEAP_YEARS = 8;

/**
 * A day as people say it, without a time: "1 September 2026", "tomorrow", "Monday".
 *
 * @returns each date that can be meant; nothing for what is no date.
 */
export function readDates(
  text: string,
  { today, language, calendar }: DateContext,
): DatesSaid | undefined {
  const day = dayOf(text, language);
  return day && datesSaid(day, today, calendar, nextSuch);
}

/** Whether it names a day of the calendar, and not one of the week. */
export function isCalendarDate(text: string, language: string): boolean {
  return dayOf(text, language)?.said === 'date';
}

/** Whether it is a day of the week: "Monday". */
export function isWeekday(text: string, language: string): boolean {
  return dayOf(text, language)?.said === 'weekday';
}

function dayOf(text: string, language: string): SaidDay | undefined {
  const bare = text.replace(ARTICLE, '').replace(SLASHED_ISO, '$1-$2-$3');
  for (const spoken of [language, ...RHYTHM_LANGUAGES]) {
    const said = readWords(bare, spoken);
    if (said && !said.time) return said.day;
  }
  return undefined;
}

function nextSuch(
  month: number,
  day: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  return Array.from({ length: LEAP_YEARS + 1 }, (_, years) =>
    existing(today.year + years, month, day),
  )
    .filter((date) => date !== undefined)
    .find((date) => Temporal.PlainDate.compare(date, today) >= 0);
}
