import type { Audience } from '../../../bot/turn.ts';
import type { Block } from '../../../cards/card.ts';
import { formatMoment, formatTime, type Reader } from '../../../cards/format-time.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { Words } from '../../../locales/words.ts';

/** Who reads a card, and where on earth: in a channel, whoever is of the partnership. */
export function readerOf({
  member,
  partnership,
}: Pick<Audience, 'member' | 'partnership'>): Reader {
  const { language, timeZone } = member ?? partnership;
  return { language, timeZone };
}

/** "Tue 8 Dec, 10:00–11:00 (Amsterdam)"; with the year if it is not this one's. */
export function whenText(
  meeting: Pick<Meeting, 'starts' | 'ends'>,
  reader: Reader,
  now: Temporal.Instant,
): string {
  return `${spanText(meeting, reader, now)} (${cityOf(reader.timeZone)})`;
}

/** "Tue 8 Dec, 10:00–11:00", where the city was said already. */
export function spanText(
  { starts, ends }: Pick<Meeting, 'starts' | 'ends'>,
  reader: Reader,
  now: Temporal.Instant,
): string {
  const until = ends.toZonedDateTimeISO(reader.timeZone).toPlainTime();
  const to = until.toString({ smallestUnit: 'minute' });
  return `${momentText(starts, reader, now)}–${to}`;
}

/** "Tue 8 Dec, 10:00"; with the year if it is not this one's. */
export function momentText(at: Temporal.Instant, reader: Reader, now: Temporal.Instant): string {
  const yearOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(reader.timeZone).year;
  const format = yearOf(at) === yearOf(now) ? formatTime : formatMoment;
  return format(at.toString(), reader);
}

export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** Its own title, or what kind of meeting it is. */
export function titleOf({ title, kind }: Pick<Series, 'title' | 'kind'>, words: Words): string {
  return title === '' ? words(`liaison.kind.${kind}`) : title;
}

/** "today", "tomorrow", "under way", or nothing for what is farther away. */
export function nearness(
  { starts, ends }: Pick<Meeting, 'starts' | 'ends'>,
  { timeZone }: Reader,
  now: Temporal.Instant,
): 'over' | 'begun' | 'today' | 'tomorrow' | 'later' {
  if (Temporal.Instant.compare(ends, now) <= 0) return 'over';
  if (Temporal.Instant.compare(starts, now) <= 0) return 'begun';
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate();
  const days = day(now).until(day(starts)).days;
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : 'later';
}

export function plain(text: string): Block {
  return { tag: 'text', tone: 'normal', text: [text] };
}

export function quiet(text: string): Block {
  return { tag: 'text', tone: 'quiet', text: [text] };
}

export function strong(text: string): Block {
  return { tag: 'text', tone: 'normal', text: [{ run: 'strong', text }] };
}

/** The word above every card of an exercise. */
export function bannerOf({ partnership, words }: Pick<Audience, 'partnership' | 'words'>) {
  return partnership.live ? {} : { banner: words('exercise.banner') };
}
