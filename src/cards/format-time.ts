/** Who reads: in which language and where on earth. */
export interface Reader {
  /** BCP 47 language tag. */
  readonly language: string;
  /** IANA time zone. */
  readonly timeZone: string;
}

/**
 * An instant in words: "Tue 8 Dec, 10:00".
 *
 * @param at ISO 8601 instant.
 */
export function formatTime(at: string, reader: Reader): string {
  const language = reader.language === 'en' ? 'en-GB' : reader.language;
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
