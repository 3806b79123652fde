/** The last of several moments; nothing if there is none. */
export function latest(
  moments: readonly (Temporal.Instant | undefined)[],
): Temporal.Instant | undefined {
  const known = moments.filter((one) => one !== undefined);
  return known.toSorted(Temporal.Instant.compare).at(-1);
}
