/** Series of references. `S`: signals. */
export type Series = 'S';

const REFERENCE = /^\s*S-?(\d{4})-?(\d{1,6})\s*$/i;
const NUMBER_WIDTH = 4;

/** `('S', 2026, 42)` → `S-2026-0042`. */
export function formatReference(series: Series, year: number, number: number): string {
  return `${series}-${year}-${String(number).padStart(NUMBER_WIDTH, '0')}`;
}

/**
 * Reads a signal's reference as people type it: `S-2026-0042`, `s-2026-42`, `s2026-42`.
 *
 * @returns its canonical form, or nothing if the text is no reference.
 */
export function parseReference(text: string): string | undefined {
  const found = REFERENCE.exec(text);
  if (!found) return undefined;
  return formatReference('S', Number(found[1]), Number(found[2]));
}

/** The year that a reference made at this instant carries: the local one of the partnership. */
export function referenceYear(at: Temporal.Instant, timeZone: string): number {
  return at.toZonedDateTimeISO(timeZone).year;
}
