import type { ProtocolTerms } from '../protocol/protocol.ts';

/**
 * The moment at which somebody may be nudged: now, or when their quiet hours end. Quiet hours may go over
 * midnight; from and to the same: there are none.
 *
 * @param timeZone of the one who would be nudged.
 */
export function afterQuietHours(
  { from, to }: ProtocolTerms['quietHours'],
  timeZone: string,
  now: Temporal.Instant,
): Temporal.Instant {
  if (from === to) return now;
  const local = now.toZonedDateTimeISO(timeZone);
  const [begins, ends] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)];
  const time = local.toPlainTime();
  const past = Temporal.PlainTime.compare(time, begins) >= 0;
  const early = Temporal.PlainTime.compare(time, ends) < 0;
  const overnight = Temporal.PlainTime.compare(begins, ends) > 0;
  const quiet = overnight ? past || early : past && early;
  if (!quiet) return now;
  const day = local.toPlainDate().add({ days: overnight && past ? 1 : 0 });
  return day.toZonedDateTime({ timeZone, plainTime: ends }).toInstant();
}
