import { WEEKDAYS } from '../people/partnership.ts';
import { timeOfDay } from './typed-time.ts';
import { anyOf, DUE_UNITS, type DueUnit, VOCABULARIES, type Vocabulary } from './vocabulary.ts';

/** What was said of a day, before anybody looks at a calendar. */
export type SaidDay =
  | { readonly said: 'away'; readonly days: number }
  | { readonly said: 'weekday'; readonly weekday: number; readonly next: boolean }
  | { readonly said: 'amount'; readonly count: number; readonly unit: DueUnit }
  | SaidDate;

/** A date in each order in which its numbers can be read. */
export interface SaidDate {
  readonly said: 'date';
  /** 1 to 7, if it was said too. */
  readonly weekday: number | undefined;
  readonly year: number | undefined;
  readonly orders: readonly { readonly day: number; readonly month: number }[];
}

/** A day and a time as they were said; without a time, the end of that day. */
export interface Said {
  readonly day: SaidDay;
  readonly time: Temporal.PlainTime | undefined;
}

/** Words of one language, ready to be looked for. */
type Grammar = ReturnType<typeof compile>;

const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Dashes and dots: the day first, everywhere in Europe. */
const DAY_FIRST = /^(\d{1,2})([-.])(\d{1,2})(?:\2(\d{4})?)?$/;
/** Slashes: some put the month first. */
const SLASHED = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/;
/** Could as well be a time. */
const BARE_DOTTED = /^\d{1,2}\.\d{2}$/;
const MONTHS = 12;

const GRAMMARS = new Map(
  Object.entries(VOCABULARIES).map(([language, words]) => [language, compile(words)]),
);

/**
 * Understands what was typed, in that language or in English.
 *
 * @param language BCP 47 tag.
 * @returns nothing for what is none of the known forms.
 */
export function readWords(typed: string, language: string): Said | undefined {
  const text = plain(typed);
  for (const name of new Set([language.split('-')[0] ?? '', 'en'])) {
    const grammar = GRAMMARS.get(name);
    const said = grammar && read(text, grammar);
    if (said) return said;
  }
  return undefined;
}

/** Lower case, without accents and commas. */
function plain(typed: string): string {
  const bare = typed.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'");
  return bare
    .toLowerCase()
    .replaceAll(/[,;\s]+/g, ' ')
    .trim();
}

function read(text: string, grammar: Grammar): Said | undefined {
  const day = text !== '' && readDay(text, grammar);
  if (day) return { day, time: undefined };
  const timed = readTime(text, grammar);
  if (!timed) return undefined;
  const of: SaidDay | undefined =
    timed.rest === '' ? { said: 'away', days: 0 } : readDay(timed.rest, grammar);
  return of && { day: of, time: timed.time };
}

function readTime(text: string, { timeLast, timeFirst }: Grammar) {
  const last = timeLast.exec(text)?.groups;
  const first = last ? undefined : timeFirst.exec(text)?.groups;
  const found = last ?? first;
  const time = found && wallTime(found);
  return time && { time, rest: found['rest'] ?? '' };
}

/** A bare number is no time: "nov 27" says nothing of 27 o'clock. "9.12" could be a day in December. */
function wallTime(found: Readonly<Record<string, string | undefined>>) {
  const { hour, mark, minute, half, clock } = found;
  if (minute === undefined && half === undefined && clock === undefined) return undefined;
  if (mark === '.' && Number(minute) >= 1 && Number(minute) <= MONTHS) return undefined;
  return timeOfDay(Number(hour), Number(minute ?? 0), half);
}

function readDay(text: string, grammar: Grammar): SaidDay | undefined {
  const bare = text.replace(grammar.filler, '');
  const away = grammar.words.due.days.findIndex((words) => words.includes(bare));
  if (away >= 0) return { said: 'away', days: away };
  return (
    readWeekday(bare, grammar) ?? readAmount(text, grammar) ?? readDate(bare, undefined, grammar)
  );
}

function readWeekday(text: string, { weekday, words }: Grammar): SaidDay | undefined {
  const found = weekday.exec(text)?.groups;
  if (!found) return undefined;
  const next = found['before'] !== undefined || found['after'] !== undefined;
  return { said: 'weekday', weekday: weekdayOf(found['day'] ?? '', words), next };
}

function readAmount(text: string, { amount, words }: Grammar): SaidDay | undefined {
  const found = amount.exec(text)?.groups;
  const unit = found && DUE_UNITS.find((one) => words.due.units[one].includes(found['unit'] ?? ''));
  return unit && { said: 'amount', count: Number(found['count']), unit };
}

function readDate(
  text: string,
  weekday: number | undefined,
  grammar: Grammar,
): SaidDate | undefined {
  const dated = weekday === undefined ? grammar.dated.exec(text)?.groups : undefined;
  if (dated) {
    const day = weekdayOf(dated['day'] ?? '', grammar.words);
    return readDate(dated['rest'] ?? '', day, grammar);
  }
  const date = numericDate(text) ?? namedDate(text, grammar);
  return date && { said: 'date', weekday, ...date };
}

function numericDate(text: string): Pick<SaidDate, 'year' | 'orders'> | undefined {
  const iso = ISO_DATE.exec(text);
  if (iso) return dateOf(iso[1], [{ day: Number(iso[3]), month: Number(iso[2]) }]);
  const european = DAY_FIRST.exec(text);
  if (european && !BARE_DOTTED.test(text)) {
    return dateOf(european[4], [{ day: Number(european[1]), month: Number(european[3]) }]);
  }
  const slashed = SLASHED.exec(text);
  if (!slashed) return undefined;
  const [one, other] = [Number(slashed[1]), Number(slashed[2])];
  const orders = [{ day: one, month: other }];
  return dateOf(slashed[3], one === other ? orders : [...orders, { day: other, month: one }]);
}

function namedDate(
  text: string,
  { dayMonth, monthDay, words }: Grammar,
): Pick<SaidDate, 'year' | 'orders'> | undefined {
  const found = (dayMonth.exec(text) ?? monthDay.exec(text))?.groups;
  if (!found) return undefined;
  const month = words.months.findIndex((names) => names.includes(found['month'] ?? '')) + 1;
  return dateOf(found['year'], [{ day: Number(found['day']), month }]);
}

function dateOf(year: string | undefined, orders: SaidDate['orders']) {
  return { year: year === undefined ? undefined : Number(year), orders };
}

function weekdayOf(name: string, { weekdays }: Vocabulary): number {
  return WEEKDAYS.findIndex((day) => weekdays[day].includes(name)) + 1;
}

function compile(words: Vocabulary) {
  const { due } = words;
  const filler = anyOf(due.fillers);
  const weekday = anyOf(Object.values(words.weekdays).flat());
  const month = anyOf(words.months.flat());
  const time = `(?<hour>\\d{1,2})(?:(?<mark>[:.h])(?<minute>\\d{2}))?(?: ?(?:(?<half>am|pm)|(?<clock>${anyOf(due.oClock)}|h)))?`;
  const next = anyOf(due.next);
  const year = '(?: (?<year>\\d{4}))?';
  return {
    words,
    timeLast: new RegExp(`^(?:(?<rest>.+?) )??(?:${filler} )?${time}$`),
    timeFirst: new RegExp(`^(?:${filler} )?${time} (?<rest>.+)$`),
    filler: new RegExp(`^(?:${filler} )+`),
    weekday: new RegExp(`^(?:(?<before>${next}) )?(?<day>${weekday})\\.?(?: (?<after>${next}))?$`),
    dated: new RegExp(`^(?<day>${weekday})\\.? (?<rest>.+)$`),
    dayMonth: new RegExp(
      `^(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)? (?:of |de )?(?<month>${month})\\.?${year}$`,
    ),
    monthDay: new RegExp(`^(?<month>${month})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?${year}$`),
    amount: new RegExp(
      `^(?:${anyOf(due.ahead)}) (?<count>\\d{1,3}) ?(?<unit>${anyOf(Object.values(due.units).flat())})$`,
    ),
  };
}
