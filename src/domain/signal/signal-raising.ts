import type { Actor } from '../people/member.ts';
import { acceptBy, firstStepBy, type Timing } from '../protocol/protocol.ts';
import { Refusal } from '../refusal.ts';
import type { Signal } from './signal.ts';
import { requireAction } from './signal-life.ts';
import { NOT_CLOSING } from './weighing.ts';

/** What a new signal begins with. */
export type SignalBeginning = Pick<
  Signal,
  'id' | 'partnershipId' | 'reference' | 'categories' | 'urgency' | 'area' | 'raised' | 'source'
>;

/** A signal as it is raised; its reference may come later, with its row. */
export function raiseSignal<Beginning extends Omit<SignalBeginning, 'reference'>>(
  beginning: Beginning,
  timing: Timing,
): Beginning & Omit<Signal, keyof SignalBeginning> {
  const { urgency, raised } = beginning;
  const acknowledge = acceptBy(timing, urgency, raised.at);
  const firstStep = firstStepBy(timing, urgency, raised.at);
  return {
    ...beginning,
    status: 'raised',
    acknowledged: undefined,
    dues: { acknowledge, lead: undefined, firstStep, nextStep: undefined },
    lead: undefined,
    steps: [],
    views: {},
    outcome: undefined,
    closing: NOT_CLOSING,
    mergedInto: undefined,
    links: [],
    revision: 1,
  };
}

/**
 * Says for another organisation that the signal was seen.
 *
 * @throws Refusal `signal_own_organisation` if the member's own organisation raised it;
 *   `signal_already_acknowledged` if somebody did so before.
 */
export function acknowledgeSignal(
  signal: Signal,
  by: Actor,
  now: Temporal.Instant,
  timing: Timing,
): Signal {
  if (signal.acknowledged) {
    const { name, organisation } = signal.acknowledged.by;
    throw new Refusal('signal_already_acknowledged', {
      reference: signal.reference,
      name,
      organisation: organisation.name,
    });
  }
  if (signal.raised.by.organisation.id === by.organisation.id) {
    throw new Refusal('signal_own_organisation', { reference: signal.reference });
  }
  requireAction(signal, 'acknowledge');
  return {
    ...signal,
    status: 'acknowledged',
    acknowledged: { by, at: now },
    dues: { ...signal.dues, lead: acceptBy(timing, signal.urgency, now) },
    revision: signal.revision + 1,
  };
}
