import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { type MemberCard, useCase } from '../../../bot/declare/use-case.ts';
import { saveChange } from '../../../bot/signals/save-signal.ts';
import {
  looksAtSignal,
  onSignalForm,
  type SignalForm,
} from '../../../bot/signals/signal-use-case.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { addStep, stepOwners } from '../../../domain/signal/step.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { NAMES_STEPS } from '../rights.ts';

/** What somebody filled in of a step. */
export interface NamedStep {
  readonly what: string;
  readonly ownerId: string;
  readonly due: Temporal.Instant;
}

interface AddedStep {
  readonly changed: Signal;
  /** For the audit entry. */
  readonly detail: AuditDraft['detail'];
  /** Once the revision of the signal is known. */
  readonly tell: (signal: Signal) => MemberCard;
}

/** @throws Refusal `signal_not_now`, `step_due_past`, or `step_owner_not_offered`. */
export function nameStep(
  { member, people, now }: Transaction,
  signal: Signal,
  named: NamedStep,
): AddedStep {
  const { what, due, ownerId } = named;
  const owner = actorOf(ownerAmong(people, signal, ownerId));
  const step = { id: randomUUID(), what, owner, due };
  return {
    changed: addStep(signal, step, { by: actorOf(member), at: now }),
    detail: { step: step.id, owner: ownerId, due: due.toString() },
    tell: (told) => tellOwner(told, step, member),
  };
}

/** @throws Refusal `step_owner_not_offered`. */
export function ownerAmong(people: readonly Member[], signal: Signal, ownerId: string): Member {
  const owner = stepOwners(people, signal).find(({ id }) => id === ownerId);
  if (!owner) throw new Refusal('step_owner_not_offered', { reference: signal.reference });
  return owner;
}

export interface PlannedStep {
  readonly signal: Signal;
  /** What the protocol suggests as the first step, by its categories. */
  readonly suggested: readonly string[];
}

/** May a step be named here, and which ones come to mind? Asked before the form opens. */
export const planStep = looksAtSignal(
  'plan-step',
  NAMES_STEPS,
  async ({ stores, partnership }, signal) => {
    requireAction(signal, 'set_step');
    const { terms } = await timingOf(stores, partnership);
    const first = signal.steps.length === 0 ? signal.categories : [];
    const suggested = new Set(first.map((category) => terms.firstSteps[category].trim()));
    suggested.delete('');
    return { signal, suggested: [...suggested] };
  },
);

/** Names a next step, its owner and its due time. The owner hears of it. */
export const setStep = useCase({
  name: 'set-step',
  right: NAMES_STEPS,
  ...onSignalForm<SignalForm & NamedStep>('step.set'),
  async run(ctx, named, signal) {
    const { changed, detail, tell } = nameStep(ctx, signal, named);
    const outcome = await saveChange(ctx, changed, 'signal.step_set', detail);
    return { ...outcome, memberCards: [tell(changed)] };
  },
});
