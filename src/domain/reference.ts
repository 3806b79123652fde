import { foldText } from './text/fold.ts';

/** Series of references. `S`: signals; `L`: liaison meetings; `C`: crisis units. */
export type Series = 'S' | 'L' | 'C';

const REFERENCE = /^([SLC])-?(\d{4})-?(\d{1,6})$/i;
/** Its number alone, as people say it in a room where one is talked about. */
const NUMBER = /^\d{1,6}$/;
/** Digits of the number at least. */
export const NUMBER_WIDTH = 4;
/** What a reference is quoted in, or ends a sentence with; brackets too. */
const AROUND = /^[\s\p{Pi}\p{Ps}"'‚„`*_#]+|[\s\p{Pf}\p{Pi}\p{Pe}"'`*_.,;:!?]+$/gu;
const DASHES = /\p{Pd}/gu;

/** `('S', 2026, 42)` → `S-2026-0042`. */
export function formatReference(series: Series, year: number, number: number): string {
  return referenceStem(series, year) + String(number).padStart(NUMBER_WIDTH, '0');
}

/** What stands before the number: `S-2026-`. */
export function referenceStem(series: Series, year: number): string {
  return `${series}-${year}-`;
}

/**
 * Reads a whole reference as people type or paste it: `S-2026-0042`, `s-2026-42`, `s2026-42`, with any
 * dash, quoted, with a full stop after it.
 *
 * @param series which one is meant: a signal's, unless said.
 * @returns its canonical form, or nothing if the text is no reference of that series.
 */
export function parseReference(text: string, series: Series = 'S'): string | undefined {
  const [, letter = '', year, number] = REFERENCE.exec(bare(text)) ?? [];
  if (letter.toUpperCase() !== series) return undefined;
  return formatReference(series, Number(year), Number(number));
}

/** For patterns with the flag `u`: what begins like the reference of a signal, quoted or not. */
export const LIKE_A_SIGNAL = String.raw`[\p{Pi}\p{Ps}"'‚„]*s[\p{Pd}\u2212]?\d`;

/** Whose record a whole reference is, whatever its series; nothing if the text is none. */
export function seriesOf(text: string): Series | undefined {
  return (['S', 'L', 'C'] as const).find((one) => parseReference(text, one) !== undefined);
}

/** Is it a number alone, such as `1` or `0042`? */
export function isBareNumber(text: string): boolean {
  return NUMBER.test(bare(text)) && Number(bare(text)) > 0;
}

/**
 * What somebody may mean who types a reference or its number alone.
 *
 * @param year in which it is typed: a number alone is one of this year, or of the last.
 * @returns references in their canonical form, the likeliest first; none if the text is neither.
 */
export function referencesMeant(text: string, series: Series, year: number): readonly string[] {
  const whole = parseReference(text, series);
  if (whole !== undefined) return [whole];
  if (!isBareNumber(text)) return [];
  return [year, year - 1].map((one) => formatReference(series, one, Number(bare(text))));
}

/** Without what stands around it; whatever dash was typed is a hyphen. */
function bare(text: string): string {
  return foldText(text).replace(AROUND, '').replace(DASHES, '-');
}

/** The year that a reference made at this instant carries: the local one of the partnership. */
export function referenceYear(at: Temporal.Instant, timeZone: string): number {
  return at.toZonedDateTimeISO(timeZone).year;
}

/** A series of meetings, or one meeting of it. */
export interface MeetingName {
  /** Of the series, or its number alone; as it was typed. */
  readonly typed: string;
  /** Local date, `YYYY-MM-DD`; nothing: no meeting in particular. */
  readonly date: string | undefined;
}

const MEETING_NAME = /^(\d{1,6}|l-?\d{4}-?\d{1,6})(?:\s*[/ ]\s*(\d{4}-\d{2}-\d{2}))?$/i;

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
  const [, typed, date] = MEETING_NAME.exec(bare(text)) ?? [];
  return typed === undefined ? undefined : { typed, date };
}
