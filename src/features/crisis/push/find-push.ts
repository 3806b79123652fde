import type { Transaction } from '../../../bot/declare/transaction.ts';
import { requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';

/**
 * A push, locked with its unit, for somebody who sits in it.
 *
 * @throws Refusal `push_unknown`, `crisis_closed`, `crisis_not_in_seat`.
 */
export async function findPushForUpdate(ctx: Transaction, id: string) {
  const { stores, partnership, member } = ctx;
  await stores.crisisUnits.lockOfVersion(id);
  const push = await stores.pushes.findForUpdate(id);
  const whole = push && (await stores.crisisMessages.findWhole(id));
  if (!push || whole?.unit.partnershipId !== partnership.id) throw new Refusal('push_unknown');
  requireSeat(whole.unit, actorOf(member));
  return { push, version: whole.version, unit: whole.unit };
}

/** The same by one of its targets. @throws Refusal */
export async function findTargetForUpdate(ctx: Transaction, targetId: string) {
  const versionId = await ctx.stores.pushes.versionOfTarget(targetId);
  if (versionId === undefined) throw new Refusal('push_unknown');
  const found = await findPushForUpdate(ctx, versionId);
  const target = found.push.targets.find(({ id }) => id === targetId);
  if (!target) throw new Refusal('push_unknown');
  return { ...found, target };
}
