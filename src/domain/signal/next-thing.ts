import type { Actor } from '../people/member.ts';
import { SIDES, type Side } from '../people/side.ts';
import { nextStepBy, type Timing } from '../protocol/protocol.ts';
import { latest } from '../time/latest.ts';
import { currentContacts, isLeadOf } from './lead.ts';
import type { Signal, Unnumbered } from './signal.ts';
import { isOpen } from './signal-life.ts';
import { openSteps } from './step.ts';

/** What can be waited for. */
export const WAITED_FOR = [
  'acknowledge',
  'choose_lead',
  'accept_lead',
  'confirm_handover',
  'first_step',
  'step',
  'name_step',
  'agree_outcome',
  'agree_close',
] as const;
export type WaitedFor = (typeof WAITED_FOR)[number];

/** Who is waited for: members, or whoever speaks for a side. */
export interface Owners {
  readonly members: readonly Actor[];
  readonly sides: readonly Side[];
}

/** One thing that somebody has to do, by when. */
export interface NextThing {
  readonly kind: WaitedFor;
  /** The same thing has the same subject; with its due time it is one occasion to remind of. */
  readonly subject: string;
  readonly owners: Owners;
  readonly due: Temporal.Instant;
  /** Of a step. */
  readonly stepId?: string;
}

/**
 * Everything that is waited for, what is due first before the rest. An open signal always has something:
 * a missing next step is itself waited for, by the time that the protocol gives for it.
 */
export function nextThings(signal: Unnumbered): readonly NextThing[] {
  if (!isOpen(signal)) return [];
  return [...leadThings(signal), ...stepThings(signal), ...weighingThings(signal)].toSorted(
    (a, b) => Temporal.Instant.compare(a.due, b.due),
  );
}

/**
 * The signal with the time by when its next step is to be named: given once, when none is open any more,
 * and gone once one is.
 */
export function withNextStepDue(signal: Signal, timing: Timing, now: Temporal.Instant): Signal {
  const waits = nextThings(signal).some(({ kind }) => kind === 'name_step');
  const given = signal.dues.nextStep ?? nextStepBy(timing, signal.urgency, now);
  return { ...signal, dues: { ...signal.dues, nextStep: waits ? given : undefined } };
}

/** The sides from whom an acknowledgement is asked: the other one, or both if a partner raised it. */
export function askedSides({ raised }: Pick<Signal, 'raised'>): readonly Side[] {
  return SIDES.filter((side) => side !== raised.by.organisation.side);
}

function leadThings(signal: Unnumbered): NextThing[] {
  const { acknowledged, dues, lead, id } = signal;
  if (!acknowledged) {
    return [thing('acknowledge', id, sidesOnly(askedSides(signal)), dues.acknowledge)];
  }
  if (signal.status === 'weighed') return handoverThings(signal);
  const asked = currentContacts(lead).filter(({ state }) => state === 'asked');
  if (lead && asked.length > 0) {
    return asked.map((one) => thing('accept_lead', one.id, only(one.contact), lead.acceptBy));
  }
  if (lead && currentContacts(lead).every(({ state }) => state === 'accepted')) {
    return handoverThings(signal);
  }
  const due = lead?.acceptBy ?? dues.lead ?? dues.acknowledge;
  return [thing('choose_lead', lead?.id ?? id, only(lead?.chosen.by ?? acknowledged.by), due)];
}

function handoverThings({ lead }: Unnumbered): NextThing[] {
  return currentContacts(lead).flatMap(({ id, contact, handover }) => {
    if (!handover || !lead) return [];
    const waiting = [
      ...(handover.outgoing ? [] : [contact]),
      ...(handover.incoming ? [] : [handover.to]),
    ];
    return [thing('confirm_handover', id, { members: waiting, sides: [] }, lead.acceptBy)];
  });
}

function stepThings(signal: Unnumbered): NextThing[] {
  const open = openSteps(signal);
  if (open.length > 0) {
    return open.map(({ id, owner, due }) => ({
      ...thing('step', id, only(owner), due),
      stepId: id,
    }));
  }
  if (signal.status !== 'led') return [];
  const owners = { members: leaders(signal), sides: [] };
  const last = latest(signal.steps.map(({ settled }) => settled?.at));
  if (!last) return [thing('first_step', signal.id, owners, signal.dues.firstStep)];
  return signal.outcome && !signal.outcome.agreed
    ? []
    : [thing('name_step', signal.id, owners, latest([last, signal.dues.nextStep]) ?? last)];
}

function weighingThings({ id, status, outcome, closing, steps }: Unnumbered): NextThing[] {
  if (outcome && !outcome.agreed && status !== 'raised') {
    const { side } = outcome.proposed.by.organisation;
    const others = SIDES.filter((one) => one !== side);
    return [thing('agree_outcome', id, sidesOnly(others), outcome.agreeBy)];
  }
  if (status !== 'weighed' || !outcome) return [];
  if (steps.some(({ state }) => state === 'open')) return [];
  const missing = SIDES.filter((side) => !closing.sides[side]);
  return [thing('agree_close', id, sidesOnly(missing), closing.agreeBy ?? outcome.agreeBy)];
}

function leaders(signal: Unnumbered): readonly Actor[] {
  return currentContacts(signal.lead)
    .filter((one) => isLeadOf(one.contact.memberId, signal))
    .map(({ contact }) => contact);
}

function thing(kind: WaitedFor, of: string, owners: Owners, due: Temporal.Instant): NextThing {
  return { kind, subject: `${kind}:${of}:${due.epochMilliseconds}`, owners, due };
}

function only(member: Actor): Owners {
  return { members: [member], sides: [] };
}

function sidesOnly(sides: readonly Side[]): Owners {
  return { members: [], sides };
}
