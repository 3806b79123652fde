/** Series of references. `S`: signals; `L`: liaison meetings; `C`: crisis units. */
export type Series = 'S' | 'L' | 'C';

const REFERENCE = /^\s*([SLC])-?(\d{4})-?(\d{1,6})\s*$/i;
const NUMBER_WIDTH = 4;

/** `('S', 2026, 42)` → `S-2026-0042`. */
export function formatReference(series: Series, year: number, number: number): string {
  return `${series}-${year}-${String(number).padStart(NUMBER_WIDTH, '0')}`;
}

/**
 * Reads a reference as people type it: `S-2026-0042`, `s-2026-42`, `s2026-42`.
 *
 * @param series which one is meant: a signal's, unless said.
 * @returns its canonical form, or nothing if the text is no reference of that series.
 */
export function parseReference(text: string, series: Series = 'S'): string | undefined {
  const [, letter = '', year, number] = REFERENCE.exec(text) ?? [];
  if (letter.toUpperCase() !== series) return undefined;
  return formatReference(series, Number(year), Number(number));
}

/** The year that a reference made at this instant carries: the local one of the partnership. */
export function referenceYear(at: Temporal.Instant, timeZone: string): number {
  return at.toZonedDateTimeISO(timeZone).year;
}

/** A series of meetings, or one meeting of it. */
export interface MeetingName {
  readonly reference: string;
  /** Local date, `YYYY-MM-DD`; nothing: no meeting in particular. */
  readonly date: string | undefined;
}

const MEETING_NAME = /^\s*(l-?\d{4}-?\d{1,6})(?:\s*[/ ]\s*(\d{4}-\d{2}-\d{2}))?\s*$/i;

/** `L-2026-0001/2026-12-08`: the meeting of a series on a date. */
export function formatMeetingName(reference: string, date: string): string {
  return `${reference}/${date}`;
}

/**
 * Reads the name of a meeting or of a series as people type it.
 *
 * @returns nothing if the text is neither.
 */
export function parseMeetingName(text: string): MeetingName | undefined {
  const [, typed = '', date] = MEETING_NAME.exec(text) ?? [];
  const reference = parseReference(typed, 'L');
  return reference === undefined ? undefined : { reference, date };
}
