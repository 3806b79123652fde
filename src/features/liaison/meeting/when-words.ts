import type { Audience } from '../../../bot/declare/context.ts';
import { formatClock, formatMoment, formatTime, type Reader } from '../../../cards/format-time.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { cityOf } from '../../../domain/time/place-zone.ts';

/** Who reads a card, and where on earth: in a channel, whoever is of the partnership. */
export function readerOf(audience: Pick<Audience, 'member' | 'partnership'>): Reader {
  const { language, timeZone } = audience.member ?? audience.partnership;
  return { language, timeZone };
}

/** "Tue 8 Dec, 10:00–11:00 (Amsterdam)"; with the year if it is not this one's. */
export function whenText(
  meeting: Pick<Meeting, 'starts' | 'ends'>,
  audience: Pick<Audience, 'member' | 'partnership' | 'now'>,
): string {
  const reader = readerOf(audience);
  return `${spanText(meeting, reader, audience.now)} (${cityOf(reader.timeZone)})`;
}

/** "Tue 8 Dec, 10:00–11:00", where the city was said already. */
export function spanText(
  { starts, ends }: Pick<Meeting, 'starts' | 'ends'>,
  reader: Reader,
  now: Temporal.Instant,
): string {
  return `${momentText(starts, reader, now)}–${formatClock(ends.toString(), reader)}`;
}

/** "Tue 8 Dec, 10:00"; with the year if it is not this one's. */
export function momentText(at: Temporal.Instant, reader: Reader, now: Temporal.Instant): string {
  const yearOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(reader.timeZone).year;
  const format = yearOf(at) === yearOf(now) ? formatTime : formatMoment;
  return format(at.toString(), reader);
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
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later';
}
