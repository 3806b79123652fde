import { randomUUID } from 'node:crypto';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import type { Scene, ToldCard } from '../../../bot/use-case.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { addStep, stepOwners } from '../../../domain/signal/step.ts';
import type { AuditDraft } from '../../../ports/stores.ts';

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
  readonly tell: (signal: Signal) => ToldCard;
}

/** @throws Refusal `signal_not_now`, `step_due_past`, or `step_owner_not_offered`. */
export function nameStep(
  { member, people, now }: Scene,
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
