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
  const day = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return day.format(new Date(`${date}T00:00:00Z`)).replace(/^(\p{L}+\.?),/u, '$1');
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
  const language = localeOf(reader.language);
  const moment = new Date(at);
  const { timeZone } = reader;
  const day = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit' });
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
