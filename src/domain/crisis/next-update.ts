/** Nobody promises 21:33. */
export const ROUND_MINUTES = 5;

/** When people hear more: so many minutes from now, on a time that is easily said. */
export function nextUpdateAt(now: Temporal.Instant, minutes: number): Temporal.Instant {
  return now.add({ minutes }).round({
    smallestUnit: 'minute',
    roundingIncrement: ROUND_MINUTES,
    roundingMode: 'ceil',
  });
}
