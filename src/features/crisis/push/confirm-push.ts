import type { Place } from '../../../bot/declare/context.ts';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { REACHED } from '../rights.ts';
import { changed } from './push-changes.ts';
import { requireThere } from './require-there.ts';

interface ConfirmPush {
  readonly reference: string;
  readonly key: string;
  /** Where it was pressed, if that was a conversation. */
  readonly from?: Place | undefined;
}

/** Says that a message was read where it stands. The first word counts; twice is once. */
export const confirmPush = useCase({
  name: 'confirm-push',
  right: REACHED,
  async run(ctx, { reference, key, from }: ConfirmPush) {
    const { stores, partnership, member, now } = ctx;
    const id = await stores.pushes.versionOfReference(partnership.id, reference);
    const push = id === undefined ? undefined : await stores.pushes.findForUpdate(id);
    const version = id === undefined ? undefined : await stores.crisisMessages.findVersion(id);
    const target = version?.content.targets.find((one) => one.key === key);
    const pushed = push?.targets.find((one) => one.key === key);
    if (!push || !target || !pushed) throw new Refusal('push_unknown');
    const { name: place } = target;
    requireThere(ctx, target, from);
    // Who was first, and the message that took its place by now.
    const confirmed = pushed.confirmed ?? { by: actorOf(member), at: now };
    const result = { reference, place, confirmed, replacedBy: push.replacedBy };
    if (pushed.confirmed) return unchanged(result);
    await stores.pushes.confirm(pushed.id, confirmed);
    // Whoever read it knows what the platform did not tell.
    await stores.pushes.resolve(pushed.id, 'there', now);
    return { ...(await changed(ctx, push, 'crisis.confirmed', { target: key })), result };
  },
});
