import type { ProtocolTerms } from '../protocol/protocol.ts';
import { latest } from '../time/latest.ts';
import type { OutcomeKind, Signal } from './signal.ts';

/**
 * The day on which a signal that was closed is erased, as a local date of the partnership.
 *
 * @param outcome what both sides agreed on.
 * @param timeZone IANA, of the partnership.
 */
export function erasedOn(
  { retention }: Pick<ProtocolTerms, 'retention'>,
  outcome: OutcomeKind | undefined,
  closedAt: Temporal.Instant,
  timeZone: string,
): Temporal.PlainDate {
  const days = outcome === 'unfounded' ? retention.unfoundedDays : retention.otherDays;
  return closedAt.toZonedDateTimeISO(timeZone).toPlainDate().add({ days });
}

/** When both sides had said that it may be closed; nothing while it is not. */
export function closedAt({ status, closing }: Signal): Temporal.Instant | undefined {
  if (status !== 'closed') return undefined;
  return latest(Object.values(closing.sides).map(({ at }) => at));
}
