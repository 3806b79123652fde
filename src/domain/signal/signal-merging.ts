import { acceptBy, type Timing } from '../protocol/protocol.ts';
import { Refusal } from '../refusal.ts';
import { statusByLead } from './lead.ts';
import type { Signal } from './signal.ts';
import { isOpen, requireAction } from './signal-life.ts';
import { NOT_CLOSING } from './weighing.ts';

/**
 * Says that a signal goes on in another, which was raised of the same thing.
 *
 * @throws Refusal `signal_closed` or `signal_merged`; `merge_itself`; `merge_into_merged`; `merge_into_closed`,
 *   for one side alone closes nothing.
 */
export function mergeSignal(signal: Signal, into: Signal): Signal {
  requireAction(signal, 'merge');
  const { reference } = signal;
  if (into.id === signal.id) throw new Refusal('merge_itself', { reference });
  if (into.mergedInto !== undefined) {
    throw new Refusal('merge_into_merged', { reference: into.reference, into: into.mergedInto });
  }
  if (into.status === 'closed') {
    throw new Refusal('merge_into_closed', { reference, into: into.reference });
  }
  return { ...signal, status: 'merged', mergedInto: into.reference, revision: signal.revision + 1 };
}

/**
 * Opens a signal again that was closed or merged; what both sides agreed to falls, what was done stays.
 *
 * @throws Refusal `reopen_open` for one that is open.
 */
export function reopenSignal(signal: Signal, now: Temporal.Instant, timing: Timing): Signal {
  requireReopening(signal);
  const again = acceptBy(timing, signal.urgency, now);
  const { dues, acknowledged } = signal;
  return {
    ...signal,
    status: acknowledged ? statusByLead(signal.lead) : 'raised',
    dues: acknowledged ? { ...dues, lead: again } : { ...dues, acknowledge: again },
    outcome: undefined,
    closing: NOT_CLOSING,
    mergedInto: undefined,
    revision: signal.revision + 1,
  };
}

/** @throws Refusal `reopen_open` for one that is open. */
export function requireReopening(signal: Signal): void {
  if (isOpen(signal)) throw new Refusal('reopen_open', { reference: signal.reference });
  requireAction(signal, 'reopen');
}

/**
 * Says that two signals belong together. Twice is once.
 *
 * @throws Refusal `signal_merged`; `merge_itself`.
 */
export function linkSignal(signal: Signal, other: Signal): Signal {
  requireAction(signal, 'link');
  if (other.id === signal.id) throw new Refusal('merge_itself', { reference: signal.reference });
  if (signal.links.includes(other.reference)) return signal;
  return { ...signal, links: [...signal.links, other.reference], revision: signal.revision + 1 };
}
