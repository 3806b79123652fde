import { z } from 'zod';
import { type Scene, unchanged, useCase } from '../../../bot/use-case.ts';
import { type Action, requireOpen } from '../../../domain/meeting/agenda.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { ACTION_CARD } from '../liaison-cards.ts';
import { MEETS } from '../rights.ts';
import { saveAction } from './remind-of-action.ts';

/** May this member settle an action? Its owner may, and who coordinates a side. */
export function mayChangeAction(member: Member, { owner }: Action): boolean {
  const coordinates =
    member.organisation.side !== 'partner' && member.roles.includes('coordinator');
  return owner.memberId === member.id || coordinates;
}

/** One action, to whoever may change it. */
export const showAction = useCase<{ readonly id: string }, Action>({
  name: 'show-action',
  right: MEETS,
  async run(scene, { id }) {
    return unchanged(await actionAtHand(scene, id));
  },
});

/** Says that an action is done, or not needed. Of two at once, one did. */
export const settleAction = useCase<
  { readonly id: string; readonly state: 'done' | 'not_needed' },
  Action
>({
  name: 'settle-action',
  right: MEETS,
  async run(scene, { id, state }) {
    const { member, now } = scene;
    const action = await actionAtHand(scene, id);
    requireOpen(action);
    const settled: Action = { ...action, state, settled: { by: actorOf(member), at: now } };
    await saveAction(scene, settled);
    return changed(settled, `action.${state}`, {});
  },
});

/** Puts an action off. */
export const postponeAction = useCase<
  { readonly id: string; readonly due: Temporal.Instant },
  Action
>({
  name: 'postpone-action',
  right: MEETS,
  async run(scene, { id, due }) {
    const action = await actionAtHand(scene, id);
    requireOpen(action);
    if (Temporal.Instant.compare(due, scene.now) <= 0) throw new Refusal('step_due_past');
    if (due.equals(action.due)) return unchanged(action);
    const postponed = action.postponed + 1;
    const later: Action = { ...action, due, postponed };
    await saveAction(scene, later);
    return changed(later, 'action.postponed', { due: due.toString() });
  },
});

/** @throws Refusal `action_unknown`; `action_not_yours`. */
async function actionAtHand(scene: Scene, id: string): Promise<Action> {
  const { stores, member, partnership } = scene;
  const known = z.uuid().safeParse(id).success;
  const action = known ? await stores.actions.findForUpdate(id) : undefined;
  if (!action || action.partnershipId !== partnership.id || action.signal !== undefined) {
    throw new Refusal('action_unknown');
  }
  if (!mayChangeAction(member, action)) {
    throw new Refusal('action_not_yours', { name: action.owner.name });
  }
  return action;
}

function changed(action: Action, what: string, detail: Readonly<Record<string, string>>) {
  const { id: recordId, owner } = action;
  const line = { action: what, model: 'step', recordId, detail };
  const told = { card: ACTION_CARD, recordId, revision: revisionOf(action) };
  return {
    result: action,
    audit: [line],
    shows: [],
    tells: [{ ...told, memberId: owner.memberId, changesOnly: true }],
  };
}

/** Grows with every change of an action. */
function revisionOf({ postponed, state }: Action): number {
  return 1 + postponed + (state === 'open' ? 0 : 1);
}
