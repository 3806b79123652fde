import type { Deed, Member } from '../people/member.ts';
import { isSide } from '../people/side.ts';
import { Refusal } from '../refusal.ts';
import { currentContacts, isLeadOf, LEAD_ROLES } from './lead.ts';
import type { Signal, Step } from './signal.ts';
import { requireAction } from './signal-life.ts';
import { speaksFor } from './weighing.ts';

/** The longest that a step may be put into words; in characters. It stands on the card. */
export const MAX_STEP_CHARACTERS = 120;

/** The open steps, what is due first before the rest. */
export function openSteps({ steps }: Pick<Signal, 'steps'>): readonly Step[] {
  return steps
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => Temporal.Instant.compare(a.due, b.due));
}

/** Who can be given a step: those at work on the two sides, and in the organisation that raised the signal. */
export function stepOwners(
  people: readonly Member[],
  { raised }: Pick<Signal, 'raised'>,
): readonly Member[] {
  return people.filter(
    ({ organisation, roles }) =>
      (isSide(organisation.side) || organisation.id === raised.by.organisation.id) &&
      roles.some((role) => LEAD_ROLES.includes(role)),
  );
}

/**
 * Who is offered first as the owner of a new step: who names it if they lead, else who leads, those of the
 * same side first, else who names it.
 *
 * @returns nothing if none of them can be given one.
 */
export function likelyOwner(
  member: Member,
  signal: Signal,
  owners: readonly Member[],
): Member | undefined {
  const leads = currentContacts(signal.lead)
    .filter(({ contact }) => isLeadOf(contact.memberId, signal))
    .toSorted((a, b) => Number(isOfSide(b, member)) - Number(isOfSide(a, member)));
  const ids = leads.map(({ contact }) => contact.memberId);
  const wanted = ids.includes(member.id) ? [member.id] : [...ids, member.id];
  return wanted.map((id) => owners.find((one) => one.id === id)).find((one) => one !== undefined);
}

function isOfSide({ side }: { readonly side: string }, { organisation }: Member): boolean {
  return side === organisation.side;
}

/** May this member settle a step, put it off or give it away? Its owner may, and who speaks for a side. */
export function mayChangeStep(member: Member, signal: Signal, { owner }: Step): boolean {
  return owner.memberId === member.id || speaksFor(member, signal) !== undefined;
}

/**
 * The open step that a member is about to change.
 *
 * @throws Refusal `signal_not_now`; `step_unknown`; `step_settled` naming who was first; `step_not_yours`.
 */
export function stepToChange(member: Member, signal: Signal, stepId: string): Step {
  const step = openStep(signal, stepId);
  if (mayChangeStep(member, signal, step)) return step;
  throw new Refusal('step_not_yours', { reference: signal.reference, name: step.owner.name });
}

/**
 * Adds a step.
 *
 * @throws Refusal `signal_not_now`; `step_due_past`.
 */
export function addStep(
  signal: Signal,
  step: Pick<Step, 'id' | 'what' | 'owner' | 'due'>,
  set: Deed,
): Signal {
  requireAction(signal, 'set_step');
  requireAhead(step.due, set.at);
  const added: Step = { ...step, state: 'open', set, settled: undefined, postponed: 0 };
  return { ...signal, steps: [...signal.steps, added], revision: signal.revision + 1 };
}

/**
 * Says that a step is done, or not needed.
 *
 * @throws Refusal `signal_not_now`; `step_unknown`; `step_settled` the second time, naming who was first.
 */
export function settleStep(
  signal: Signal,
  stepId: string,
  state: 'done' | 'not_needed',
  settled: Deed,
): Signal {
  return withStep(signal, { ...openStep(signal, stepId), state, settled });
}

/**
 * Puts a step off, or gives it to somebody else.
 *
 * @throws Refusal as {@link settleStep}; `step_due_past`.
 */
export function changeStep(
  signal: Signal,
  stepId: string,
  to: Partial<Pick<Step, 'owner' | 'due' | 'what'>>,
  at: Temporal.Instant,
): Signal {
  const step = openStep(signal, stepId);
  if (to.due) requireAhead(to.due, at);
  const later = to.due && Temporal.Instant.compare(to.due, step.due) > 0;
  return withStep(signal, { ...step, ...to, postponed: step.postponed + (later ? 1 : 0) });
}

function openStep(signal: Signal, stepId: string): Step {
  requireAction(signal, 'settle_step');
  const { reference } = signal;
  const step = signal.steps.find(({ id }) => id === stepId);
  if (!step) throw new Refusal('step_unknown', { reference });
  if (step.state !== 'open') {
    throw new Refusal('step_settled', { reference, name: step.settled?.by.name ?? '' });
  }
  return step;
}

function requireAhead(due: Temporal.Instant, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(due, now) <= 0) throw new Refusal('step_due_past');
}

function withStep(signal: Signal, changed: Step): Signal {
  const steps = signal.steps.map((one) => (one.id === changed.id ? changed : one));
  return { ...signal, steps, revision: signal.revision + 1 };
}
