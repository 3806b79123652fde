import { Refusal } from '../refusal.ts';
import type { Signal, SignalStatus } from './signal.ts';

/** Everything that can be done with a signal once it is raised. */
export const SIGNAL_ACTIONS = [
  'acknowledge',
  'choose_lead',
  'answer_lead',
  'hand_over',
  'set_step',
  'settle_step',
  'note_view',
  'propose_outcome',
  'agree_outcome',
  'close',
  'merge',
  'link',
  'reopen',
] as const;
export type SignalAction = (typeof SIGNAL_ACTIONS)[number];

type Row = Readonly<Partial<Record<SignalAction, readonly SignalStatus[]>>>;

/**
 * The life of a signal, whole: in which status what can be done, and the statuses it can have after
 * that. What is not here is refused.
 *
 * - *raised*: nobody of another organisation has seen it yet.
 * - *acknowledged*: seen; nobody leads yet, or not everybody asked has accepted.
 * - *led*: everybody asked to lead has accepted.
 * - *weighed*: both sides agreed on what to make of it.
 * - *closed*: both sides said so. *merged*: it goes on in another signal.
 */
export const SIGNAL_LIFE: Readonly<Record<SignalStatus, Row>> = {
  raised: { acknowledge: ['acknowledged'], merge: ['merged'], link: ['raised'] },
  acknowledged: {
    choose_lead: ['acknowledged', 'led'],
    answer_lead: ['acknowledged', 'led'],
    set_step: ['acknowledged'],
    settle_step: ['acknowledged'],
    note_view: ['acknowledged'],
    propose_outcome: ['acknowledged'],
    agree_outcome: ['acknowledged', 'weighed'],
    hand_over: ['acknowledged'],
    merge: ['merged'],
    link: ['acknowledged'],
  },
  led: {
    choose_lead: ['acknowledged', 'led'],
    hand_over: ['led'],
    set_step: ['led'],
    settle_step: ['led'],
    note_view: ['led'],
    propose_outcome: ['led'],
    agree_outcome: ['led', 'weighed'],
    merge: ['merged'],
    link: ['led'],
  },
  weighed: {
    hand_over: ['weighed'],
    set_step: ['weighed'],
    settle_step: ['weighed'],
    note_view: ['weighed'],
    propose_outcome: ['acknowledged', 'led'],
    close: ['weighed', 'closed'],
    merge: ['merged'],
    link: ['weighed'],
  },
  closed: { link: ['closed'], reopen: ['acknowledged', 'led'] },
  merged: { reopen: ['raised', 'acknowledged', 'led'] },
};

/** The statuses in which somebody still has something to do. */
export const OPEN_STATUSES: readonly SignalStatus[] = ['raised', 'acknowledged', 'led', 'weighed'];

/** Has somebody still something to do in it? */
export function isOpen({ status }: Pick<Signal, 'status'>): boolean {
  return OPEN_STATUSES.includes(status);
}

/** Does the table of its life allow it in this status? */
export function canDo({ status }: Pick<Signal, 'status'>, action: SignalAction): boolean {
  return SIGNAL_LIFE[status][action] !== undefined;
}

/**
 * @throws Refusal `signal_not_acknowledged`, `signal_closed`, `signal_merged`, or `signal_not_now` where the
 *   table has no row for it.
 */
export function requireAction(signal: Signal, action: SignalAction): void {
  if (canDo(signal, action)) return;
  const { reference, status, mergedInto = '' } = signal;
  if (status === 'closed') throw new Refusal('signal_closed', { reference });
  if (status === 'merged') throw new Refusal('signal_merged', { reference, into: mergedInto });
  if (status === 'raised') throw new Refusal('signal_not_acknowledged', { reference });
  throw new Refusal('signal_not_now', { reference });
}
