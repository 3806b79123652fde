import type { CardStores, Place } from '../../../bot/declare/context.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import type { Push } from '../../../domain/crisis/push.ts';
import { requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { PUSH_CARD } from '../../../ports/crisis/push-store.ts';
import { SITS } from '../rights.ts';
import { SIGNED_REVISION } from '../stored-names.ts';
import { findUnitForUpdate } from '../unit/find-unit.ts';
import { requireThere } from './require-there.ts';

/** Halts what has not left. Whoever sits in the unit may, and one side is enough. Twice is once. */
export const stopPush = useCase({
  name: 'stop-push',
  right: SITS,
  find: (ctx, { id }: { readonly id: string }) => findPushForUpdate(ctx, id),
  async run(ctx, { id }, { push }) {
    if (push.stopped) return unchanged(push);
    const stopped = { by: actorOf(ctx.member), at: ctx.now };
    await ctx.stores.pushes.stop(id, stopped);
    return changed(ctx, { ...push, stopped }, 'crisis.stopped');
  },
});

interface SettleHeld {
  readonly targetId: string;
  readonly as: 'there' | 'again';
  /** Where it was pressed, if that was a conversation. */
  readonly from?: Place | undefined;
}

/** Of a card that may have arrived, somebody who can be there looked: it is there, or it goes out again. */
export const settleHeld = useCase({
  name: 'settle-held',
  right: SITS,
  find: (ctx, { targetId }: SettleHeld) => findTargetForUpdate(ctx, targetId),
  async run(ctx, { targetId, as, from }, { push, target, version }) {
    if (as === 'again') await requireCurrent(ctx, push);
    const place = version.content.targets.find(({ key }) => key === target.key);
    if (as === 'there' && place) requireThere(ctx, place, from);
    if (!(await ctx.stores.pushes.resolve(targetId, as, ctx.now))) {
      throw new Refusal('push_not_held');
    }
    const outcome = await changed(ctx, push, `crisis.held_${as}`, { target: target.key });
    const conversationId = target.delivery?.conversationId;
    if (as === 'there' || conversationId === undefined) return outcome;
    // It is owed already; whoever sends it is nudged.
    const again = { card: PUSH_CARD, recordId: targetId, revision: SIGNED_REVISION };
    return {
      ...outcome,
      conversationCards: [...outcome.conversationCards, { ...again, conversationId }],
    };
  },
});

/** Somebody was told by phone. Twice is once. */
export const recordTold = useCase({
  name: 'record-told',
  right: SITS,
  find: (ctx, { targetId }: { readonly targetId: string }) => findTargetForUpdate(ctx, targetId),
  async run(ctx, { targetId }, { push, target, version }) {
    if (target.confirmed) return unchanged(push);
    const { stores, member, now } = ctx;
    const given = { by: actorOf(member), at: now };
    await stores.pushes.confirm(targetId, given);
    const to = version.content.targets.find(({ key }) => key === target.key)?.to;
    if (to && 'voiceId' in to) {
      await stores.crisisVoices.addReceipt({ voiceId: to.voiceId, versionId: version.id, given });
    }
    return changed(ctx, push, 'crisis.told', { target: target.key });
  },
});

/** A push changed: it is logged, and its board shown anew. */
export async function changed(
  { stores }: Transaction,
  push: Push,
  action: string,
  detail: Readonly<Record<string, string>> = {},
) {
  const { versionId: recordId } = push;
  const audit = [{ action, model: 'crisis_version', recordId, detail }];
  return { ...unchanged(push), audit, conversationCards: await stores.pushes.touch(recordId) };
}

/**
 * A push, locked with its unit, for somebody who sits in it.
 *
 * @throws Refusal `push_unknown`, `crisis_closed`, `crisis_not_in_seat`.
 */
async function findPushForUpdate(ctx: Transaction, id: string) {
  const { stores, partnership, member } = ctx;
  const found = await stores.pushes.find(id);
  if (found?.partnershipId !== partnership.id) throw new Refusal('push_unknown');
  requireSeat(await findUnitForUpdate(ctx, found.unitId), actorOf(member));
  const push = await stores.pushes.findForUpdate(id);
  const version = await stores.crisisMessages.findVersion(id);
  if (!push || !version) throw new Refusal('push_unknown');
  return { push, version };
}

async function findTargetForUpdate(ctx: Transaction, targetId: string) {
  const versionId = await ctx.stores.pushes.versionOfTarget(targetId);
  if (versionId === undefined) throw new Refusal('push_unknown');
  const found = await findPushForUpdate(ctx, versionId);
  const target = found.push.targets.find(({ id }) => id === targetId);
  if (!target) throw new Refusal('push_unknown');
  return { ...found, target };
}

/** @throws Refusal `push_stopped`, `push_overtaken`. */
async function requireCurrent({ stores }: Transaction, push: Push): Promise<void> {
  const { stopped, overtakenBy } = push;
  if (stopped) throw new Refusal('push_stopped', { name: stopped.by.name });
  if (overtakenBy === undefined) return;
  throw new Refusal('push_overtaken', { reference: (await replacedBy(stores, push)) ?? '' });
}

/** The reference of the message that took the place of what was pushed, if one did. */
export async function replacedBy(
  { crisisMessages }: Pick<CardStores, 'crisisMessages'>,
  push: Pick<Push, 'overtakenBy'> | undefined,
): Promise<string | undefined> {
  if (push?.overtakenBy === undefined) return undefined;
  return (await crisisMessages.findVersion(push.overtakenBy))?.content.reference;
}
