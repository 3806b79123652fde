/** Who reads: in which language and where on earth. */
export interface Reader {
  /** BCP 47 language tag. */
  readonly language: string;
  /** IANA time zone. */
  readonly timeZone: string;
}

/**
 * A day in words: "Thu 24 Dec 2026".
 *
 * @param date local date, `YYYY-MM-DD`.
 */
export function formatDay(date: string, { language }: Pick<Reader, 'language'>): string {
  const day = formatOf(FULL_DAY, language, 'UTC');
  return day.format(new Date(`${date}T00:00:00Z`)).replace(/^(\p{L}+\.?),/u, '$1');
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const FULL_DAY = { ...DAY, year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** Making a format takes far longer than using it; there are as many as readers have languages and zones. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatOf(
  parts: Intl.DateTimeFormatOptions,
  language: string,
  timeZone: string,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, Object.keys(parts)]);
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone });
  made.set(key, format);
  return format;
}

function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/**
 * Which of the two it is, if clocks show this time twice because they are put back: its offset from UTC, `UTC+2`.
 *
 * @param at ISO 8601 instant.
 */
export function whichOfTwo(at: string, { timeZone }: Pick<Reader, 'timeZone'>): string | undefined {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const local = zoned.toPlainDateTime();
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => local.toZonedDateTime(timeZone, { disambiguation }).offsetNanoseconds,
  );
  if (earlier === later) return undefined;
  return `UTC${zoned.offset.replace(/([+-])0(\d)/, '$1$2').replace(/:00$/, '')}`;
}

function marked(time: string, at: string, reader: Reader): string {
  const which = whichOfTwo(at, reader);
  return which === undefined ? time : `${time} (${which})`;
}

/**
 * The time of day of an instant: "10:00"; of the hour that comes twice, which of the two it is: "02:30 (UTC+2)".
 *
 * @param at ISO 8601 instant.
 */
export function formatClock(at: string, reader: Reader): string {
  const time = formatOf(TIME, reader.language, reader.timeZone);
  return marked(time.format(new Date(at)), at, reader);
}

/**
 * An instant in words: "Tue 8 Dec, 10:00".
 *
 * @param at ISO 8601 instant.
 */
export function formatTime(at: string, reader: Reader): string {
  const day = formatOf(DAY, reader.language, reader.timeZone).format(new Date(at));
  return `${day.replace(/^(\p{L}+\.?),/u, '$1')}, ${formatClock(at, reader)}`;
}

/**
 * An instant in words that hold for years: "Tue 8 Dec 2026, 10:00".
 *
 * @param at ISO 8601 instant.
 */
export function formatMoment(at: string, reader: Reader): string {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(reader.timeZone);
  const time = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${formatDay(zoned.toPlainDate().toString(), reader)}, ${marked(time, at, reader)}`;
}
