import type { Place } from '../../../bot/declare/context.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import type { Push } from '../../../domain/crisis/push.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { PUSH_CARD, SIGNED_REVISION } from '../../../ports/crisis/push-store.ts';
import { SITS } from '../rights.ts';
import { findTargetForUpdate } from './find-push.ts';
import { changed } from './push-changes.ts';
import { requireThere } from './require-there.ts';

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
    if (as === 'again') requireCurrent(push);
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

/** @throws Refusal `push_stopped`, `push_overtaken`. */
function requireCurrent({ stopped, replacedBy }: Push): void {
  if (stopped) throw new Refusal('push_stopped', { name: stopped.by.name });
  if (replacedBy !== undefined) throw new Refusal('push_overtaken', { reference: replacedBy });
}
