import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { alarmsAnew } from '../call/lost-calls.ts';
import { SITS } from '../rights.ts';
import { planReminders } from '../unit/unit-outcome.ts';
import { findPushForUpdate } from './find-push.ts';
import { changed } from './push-changes.ts';

/** Halts what has not left, and takes back that more was promised. Whoever sits in the unit may, and one side is enough. Twice is once. */
export const stopPush = useCase({
  name: 'stop-push',
  right: SITS,
  find: (ctx, { id }: { readonly id: string }) => findPushForUpdate(ctx, id),
  async run(ctx, { id }, { push, unit }) {
    if (push.stopped) return unchanged(push);
    const stopped = { by: actorOf(ctx.member), at: ctx.now };
    await ctx.stores.pushes.stop(id, stopped);
    const kept = await planReminders(ctx, unit);
    const memberCards = alarmsAnew(ctx, unit, kept, (subject) => subject === `promised:${id}`);
    return { ...(await changed(ctx, { ...push, stopped }, 'crisis.stopped')), memberCards };
  },
});
