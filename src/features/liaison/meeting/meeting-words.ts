import type { Audience } from '../../../bot/declare/context.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block, Fact, ListRow, StateSymbol, StatusBlock } from '../../../cards/card.ts';
import { formatMoment, formatTime, type Reader } from '../../../cards/format-time.ts';
import { type Meeting, quorumOf } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { Actor } from '../../../domain/people/member.ts';
import { SIDES } from '../../../domain/people/side.ts';
import type { Words } from '../../../locales/words.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';

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

/** What most sentences about a meeting name of it. */
export function aboutMeeting(
  found: MeetingOfSeries,
  audience: Pick<Audience, 'member' | 'partnership' | 'now' | 'words'>,
) {
  const title = titleOf(found.series, audience.words);
  return { name: nameOf(found), title, when: whenText(found.meeting, audience) };
}

/** "Tue 8 Dec, 10:00–11:00", where the city was said already. */
export function spanText(
  { starts, ends }: Pick<Meeting, 'starts' | 'ends'>,
  reader: Reader,
  now: Temporal.Instant,
): string {
  const until = ends.toZonedDateTimeISO(reader.timeZone).toPlainTime();
  return `${momentText(starts, reader, now)}–${until.toString({ smallestUnit: 'minute' })}`;
}

/** "Tue 8 Dec, 10:00"; with the year if it is not this one's. */
export function momentText(at: Temporal.Instant, reader: Reader, now: Temporal.Instant): string {
  const yearOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(reader.timeZone).year;
  const format = yearOf(at) === yearOf(now) ? formatTime : formatMoment;
  return format(at.toString(), reader);
}

/** "Amsterdam" of `Europe/Amsterdam`. */
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
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later';
}

/** "Liaison officer (Police Havenstad)" */
export function named({ name, organisation }: Pick<Actor, 'name' | 'organisation'>): string {
  return `${name} (${organisation.name})`;
}

/** Those that there is something to say of. */
export function factsOf(facts: readonly (readonly [label: string, value: string])[]): Fact[] {
  return facts
    .filter(([, value]) => value !== '')
    .map(([label, value]) => ({ label, value: [value] }));
}

/** How something stands, in a line. */
export function status(symbol: StateSymbol, text: string): StatusBlock {
  return { tag: 'status', symbol, text: [text] };
}

/** Rows, or what is said where there are none. */
export function rowsOr(none: string, rows: readonly ListRow[]): Block {
  return rows.length > 0 ? { tag: 'list', rows } : line(none);
}

/** "Coming: 2 of Police Havenstad, 1 of Municipality of Havenstad. One more of … makes the quorum." */
export function quorumText(
  { series, meeting }: MeetingOfSeries,
  { words, sides }: Pick<Audience, 'words' | 'sides'>,
): string {
  const { missing, met } = quorumOf(meeting, series.quorum);
  const said = comingText({ series, meeting }, { words, sides });
  if (met) return said;
  const more = SIDES.filter((side) => missing[side] > 0).map((side) =>
    words('liaison.coming.more', { count: missing[side], side: sides[side] }),
  );
  return `${said} ${words('liaison.coming.needed', { more: more.join(words('list.and')) })}`;
}

/** "Coming: 2 of Police Havenstad, 1 of Municipality of Havenstad." */
export function comingText(
  { series, meeting }: MeetingOfSeries,
  { words, sides }: Pick<Audience, 'words' | 'sides'>,
): string {
  const { coming } = quorumOf(meeting, series.quorum);
  const counts = SIDES.map((side) =>
    words('liaison.coming.side', { count: coming[side], side: sides[side] }),
  );
  return words('liaison.coming.all', { sides: counts.join(', ') });
}
