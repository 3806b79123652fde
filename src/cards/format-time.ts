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
 * An instant in words: "Tue 8 Dec, 10:00".
 *
 * @param at ISO 8601 instant.
 */
export function formatTime(at: string, reader: Reader): string {
  const { language, timeZone } = reader;
  const moment = new Date(at);
  const day = formatOf(DAY, language, timeZone);
  const time = formatOf(TIME, language, timeZone);
  return `${day.format(moment).replace(/^(\p{L}+\.?),/u, '$1')}, ${time.format(moment)}`;
}

/**
 * An instant in words that hold for years: "Tue 8 Dec 2026, 10:00".
 *
 * @param at ISO 8601 instant.
 */
export function formatMoment(at: string, reader: Reader): string {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(reader.timeZone);
  const time = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${formatDay(zoned.toPlainDate().toString(), reader)}, ${time}`;
}
