import type { Deed, Member } from '../people/member.ts';
import { isSide, SIDES, type Side } from '../people/side.ts';
import { Refusal } from '../refusal.ts';
import { isLeadOf, statusByLead } from './lead.ts';
import type { Closing, Signal, SignalOutcome } from './signal.ts';
import { isOpen, requireAction } from './signal-life.ts';

/** Neither side has said that it may be closed. */
export const NOT_CLOSING: Closing = { sides: {}, agreeBy: undefined };

/** Speaks for a side about a signal: its coordinators and deputies, and its lead. */
export function speaksFor(member: Member, signal: Signal): Side | undefined {
  const { side } = member.organisation;
  if (!isSide(side)) return undefined;
  return speaksForAll(member) || isLeadOf(member.id, signal) ? side : undefined;
}

/** Coordinators and deputies speak for their side whoever leads. */
export function speaksForAll({ roles }: Pick<Member, 'roles'>): boolean {
  return roles.some((role) => role === 'coordinator' || role === 'deputy');
}

/**
 * The side that a member speaks for.
 *
 * @throws Refusal `not_speaking_for_side` for everybody who does not.
 */
export function requireSpeaker(member: Member, signal: Signal): Side {
  const side = speaksFor(member, signal);
  if (!side) throw new Refusal('not_speaking_for_side', { reference: signal.reference });
  return side;
}

/** Stands for the outcome as somebody saw it, so that nobody agrees to another one than they read. */
export function outcomeMark({ outcome }: Pick<Signal, 'outcome'>): string {
  if (!outcome) return NO_MARK;
  const { kind, proposed, agreed } = outcome;
  const said = [kind, ...deedMark(proposed), ...(agreed ? ['agreed'] : [])];
  return said.join('.');
}

/** Stands for the view of a side as somebody saw it. */
export function viewMark({ views }: Pick<Signal, 'views'>, side: Side): string {
  const deed = views[side];
  return deed ? deedMark(deed).join('.') : NO_MARK;
}

const NO_MARK = 'none';

function deedMark({ by, at }: Deed): string[] {
  return [by.memberId, String(at.epochMilliseconds)];
}

/**
 * @param seen the mark of what somebody saw before they wrote.
 * @throws Refusal `outcome_changed`, naming who was faster.
 */
export function requireSameOutcome(signal: Signal, seen: string): void {
  if (outcomeMark(signal) === seen) return;
  const { reference, outcome } = signal;
  const last = outcome?.agreed ?? outcome?.proposed;
  if (!last) throw new Refusal('outcome_none', { reference });
  const { name, organisation } = last.by;
  throw new Refusal('outcome_changed', { reference, name, organisation: organisation.name });
}

/**
 * @param seen the mark of what somebody saw before they wrote.
 * @throws Refusal `view_changed`, naming who was faster.
 */
export function requireSameView(signal: Signal, side: Side, seen: string): void {
  const deed = signal.views[side];
  if (!deed || viewMark(signal, side) === seen) return;
  throw new Refusal('view_changed', { reference: signal.reference, name: deed.by.name });
}

/**
 * Notes that a side wrote down its view.
 *
 * @throws Refusal `signal_not_now`.
 */
export function noteView(signal: Signal, side: Side, deed: Deed): Signal {
  requireAction(signal, 'note_view');
  return { ...signal, views: { ...signal.views, [side]: deed }, revision: signal.revision + 1 };
}

/**
 * Proposes what to make of it, or something else than what was proposed before; an earlier agreement falls.
 *
 * @throws Refusal `signal_not_now`; `views_missing` before both sides noted their view;
 *   `outcome_police_only`.
 */
export function proposeOutcome(
  signal: Signal,
  side: Side,
  outcome: Pick<SignalOutcome, 'kind' | 'agreeBy' | 'more'>,
  proposed: Deed,
): Signal {
  requireAction(signal, 'propose_outcome');
  const { reference, views } = signal;
  if (SIDES.some((one) => !views[one])) throw new Refusal('views_missing', { reference });
  if (outcome.kind === 'criminal_investigation' && side !== 'police') {
    throw new Refusal('outcome_police_only', { reference });
  }
  return {
    ...signal,
    status: statusByLead(signal.lead),
    outcome: { ...outcome, proposed, agreed: undefined },
    closing: NOT_CLOSING,
    revision: signal.revision + 1,
  };
}

/**
 * Agrees, for the other side, to what was proposed. More information leaves the signal open as it was.
 *
 * @throws Refusal `signal_closed` and the like; `outcome_none`; `outcome_own_side`; `outcome_agreed` the second
 *   time.
 */
export function agreeOutcome(signal: Signal, side: Side, agreed: Deed): Signal {
  const { reference, outcome } = signal;
  if (outcome?.agreed && isOpen(signal)) throw new Refusal('outcome_agreed', { reference });
  requireAction(signal, 'agree_outcome');
  if (!outcome) throw new Refusal('outcome_none', { reference });
  const { organisation } = outcome.proposed.by;
  if (organisation.side === side) {
    throw new Refusal('outcome_own_side', { reference, organisation: organisation.name });
  }
  const status = outcome.kind === 'more_information' ? signal.status : 'weighed';
  return { ...signal, status, outcome: { ...outcome, agreed }, revision: signal.revision + 1 };
}

/** Would the word of this side, said now, close it? */
export function closesWith({ closing, status }: Signal, side: Side): boolean {
  return (
    status === 'weighed' && SIDES.every((one) => one === side || closing.sides[one] !== undefined)
  );
}

/** The sides in the order in which they are named: who raised it first. */
export function sidesInOrder({ raised }: Pick<Signal, 'raised'>): readonly Side[] {
  const first = raised.by.organisation.side;
  return SIDES.toSorted((a, b) => Number(b === first) - Number(a === first));
}

/**
 * Says for one side that the signal may be closed. Closed once both did; silence closes nothing.
 *
 * @throws Refusal `signal_closed` and the like; `close_not_agreed` before both sides agreed what to make of it;
 *   `close_open_steps`; `close_said` the second time.
 */
export function agreeToClose(
  signal: Signal,
  side: Side,
  deed: Deed,
  agreeBy: Temporal.Instant,
): Signal {
  const { reference, closing, steps, status } = signal;
  if (status === 'acknowledged' || status === 'led') {
    throw new Refusal('close_not_agreed', { reference });
  }
  requireAction(signal, 'close');
  if (steps.some(({ state }) => state === 'open')) {
    throw new Refusal('close_open_steps', { reference });
  }
  if (closing.sides[side]) throw new Refusal('close_said', { reference });
  const sides = { ...closing.sides, [side]: deed };
  const both = SIDES.every((one) => sides[one]);
  return {
    ...signal,
    status: both ? 'closed' : signal.status,
    closing: { sides, agreeBy: both ? undefined : agreeBy },
    revision: signal.revision + 1,
  };
}
