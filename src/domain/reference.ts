/** Series of references. `S`: signals. `C`: crisis units. */
export type Series = 'S' | 'C';

const REFERENCE = /^\s*([SC])-?(\d{4})-?(\d{1,6})\s*$/i;
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
