import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { Outcome } from '../../../bot/declare/use-case.ts';
import { findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { tellOwner } from '../../../bot/signals/step-tells.ts';
import type { Action, AgendaPoint } from '../../../domain/meeting/agenda.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { canDo } from '../../../domain/signal/signal-life.ts';
import { addStep, stepOwners } from '../../../domain/signal/step.ts';
import { ACTION_CARD } from '../liaison-cards.ts';
import { invitable } from '../series/meeting-fields.ts';
import { planActionReminders } from './remind-of-action.ts';

/** What somebody agreed to do. */
export interface NamedAction {
  readonly what: string;
  readonly ownerId: string;
  readonly due: Temporal.Instant;
}

/** What follows from it, with the id of the step. */
type Agreed = Outcome<string>;

/**
 * What somebody agreed to do becomes a step: of the signal that the point is about while that is open, else one of
 * its own. Its owner hears of it.
 *
 * @throws Refusal `step_owner_not_offered`; `step_due_past`.
 */
export async function agreeOnAction(
  ctx: Transaction,
  point: AgendaPoint,
  action: NamedAction,
): Promise<Agreed> {
  const signal =
    point.reference === '' ? undefined : await findSignalForUpdate(ctx, point.reference);
  return signal && canDo(signal, 'set_step')
    ? stepOfSignal(ctx, point, signal, action)
    : ownAction(ctx, point, action);
}

async function stepOfSignal(
  ctx: Transaction,
  { id: pointId }: AgendaPoint,
  signal: Signal,
  { what, ownerId, due }: NamedAction,
): Promise<Agreed> {
  const { stores, people, member, now } = ctx;
  const owner = stepOwners(people, signal).find(({ id }) => id === ownerId);
  if (!owner) throw new Refusal('step_owner_not_offered', { reference: signal.reference });
  const step = { id: randomUUID(), what, owner: actorOf(owner), due };
  const changed = addStep(signal, step, { by: actorOf(member), at: now });
  await saveSignal(ctx, changed);
  await stores.actions.attach(step.id, pointId);
  const detail = { step: step.id, owner: ownerId, due: due.toString() };
  const outcome = changedSignal(changed, 'signal.step_set', detail);
  return { ...outcome, result: step.id, memberCards: [tellOwner(changed, step, member)] };
}

async function ownAction(
  ctx: Transaction,
  point: AgendaPoint,
  { what, ownerId, due }: NamedAction,
): Promise<Agreed> {
  const { stores, people, member, partnership, now } = ctx;
  const owner = invitable(people).find(({ id }) => id === ownerId);
  if (!owner) throw new Refusal('step_owner_not_offered', { reference: point.reference || '–' });
  if (Temporal.Instant.compare(due, now) <= 0) throw new Refusal('step_due_past');
  const { id: pointId, meetingId, seriesId } = point;
  const recordId = randomUUID();
  const action: Action = {
    ...{ id: recordId, partnershipId: partnership.id, pointId, meetingId, seriesId },
    meeting: '',
    signal: undefined,
    what,
    owner: actorOf(owner),
    due,
    state: 'open',
    set: { by: actorOf(member), at: now },
    settled: undefined,
    postponed: 0,
  };
  await stores.actions.insert(action);
  await planActionReminders(ctx, action);
  const detail = { owner: ownerId, due: due.toString(), point: pointId };
  return {
    result: recordId,
    audit: [{ action: 'action.set', model: 'step', recordId, detail }],
    channelCards: [],
    memberCards: [{ card: ACTION_CARD, recordId, revision: 1, memberId: ownerId }],
  };
}
