import { z } from 'zod';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { type Action, requireOpen } from '../../../domain/meeting/agenda.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { ACTION_CARD } from '../liaison-cards.ts';
import { coordinates, lookAt, MEETS } from '../rights.ts';
import { saveAction } from './remind-of-action.ts';

interface ById {
  readonly id: string;
}

/** May this member settle an action? Its owner may, and who coordinates a side. */
export function mayChangeAction(member: Member, { owner }: Action): boolean {
  return owner.memberId === member.id || coordinates(member);
}

/** One action, to whoever may change it. */
export const showAction = lookAt('show-action', async (ctx, { id }: ById) =>
  requireOwn(ctx, isId(id) ? await ctx.stores.actions.find(id) : undefined),
);

/** Says that an action is done, or not needed. Of two at once, one did. */
export const settleAction = useCase({
  name: 'settle-action',
  right: MEETS,
  async run(ctx, { id, state }: ById & { readonly state: 'done' | 'not_needed' }) {
    const action = await actionAtHand(ctx, { id });
    requireOpen(action);
    const settled = { ...action, state, settled: { by: actorOf(ctx.member), at: ctx.now } };
    await saveAction(ctx, settled);
    return changed(settled, `action.${state}`, {});
  },
});

/** Puts an action off. */
export const postponeAction = useCase({
  name: 'postpone-action',
  right: MEETS,
  async run(ctx, { id, due }: ById & { readonly due: Temporal.Instant }) {
    const action = await actionAtHand(ctx, { id });
    requireOpen(action);
    if (Temporal.Instant.compare(due, ctx.now) <= 0) throw new Refusal('step_due_past');
    if (due.equals(action.due)) return unchanged(action);
    const later = { ...action, due, postponed: action.postponed + 1 };
    await saveAction(ctx, later);
    return changed(later, 'action.postponed', { due: due.toString() });
  },
});

/** The same, locked until the transaction ends. */
async function actionAtHand(ctx: Transaction, { id }: ById): Promise<Action> {
  return requireOwn(ctx, isId(id) ? await ctx.stores.actions.findForUpdate(id) : undefined);
}

function isId(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

/** @throws Refusal `action_unknown`; `action_not_yours`. */
function requireOwn({ member, partnership }: Look, action: Action | undefined): Action {
  if (action?.partnershipId !== partnership.id || action.signal !== undefined) {
    throw new Refusal('action_unknown');
  }
  if (!mayChangeAction(member, action)) {
    throw new Refusal('action_not_yours', { name: action.owner.name });
  }
  return action;
}

function changed(result: Action, action: string, detail: Readonly<Record<string, string>>) {
  const { id: recordId, owner, postponed, state } = result;
  // Grows with every change.
  const revision = 1 + postponed + (state === 'open' ? 0 : 1);
  const { memberId } = owner;
  return {
    result,
    audit: [{ action, model: 'step', recordId, detail }],
    channelCards: [],
    memberCards: [{ card: ACTION_CARD, recordId, revision, memberId, changesOnly: true }],
  };
}
