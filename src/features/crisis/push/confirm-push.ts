import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { REACHED } from '../rights.ts';
import { changed, replacedBy } from './settle-push.ts';

/** Says that a message was read where it stands. The first word counts; twice is once. */
export const confirmPush = useCase({
  name: 'confirm-push',
  right: REACHED,
  async run(ctx, { reference, key }: { readonly reference: string; readonly key: string }) {
    const { stores, partnership, member, people, now } = ctx;
    const id = await stores.pushes.versionOfReference(partnership.id, reference);
    const push = id === undefined ? undefined : await stores.pushes.findForUpdate(id);
    const version = id === undefined ? undefined : await stores.crisisMessages.findVersion(id);
    const target = version?.content.targets.find((one) => one.key === key);
    const pushed = push?.targets.find((one) => one.key === key);
    if (!push || !target || !pushed) throw new Refusal('push_unknown');
    const { to, name: place } = target;
    if ('memberId' in to && to.memberId !== member.id) {
      const name = people.find((one) => one.id === to.memberId)?.name ?? place;
      throw new Refusal('push_not_yours', { name });
    }
    // Who was first, and the message that took its place by now.
    const confirmed = pushed.confirmed ?? { by: actorOf(member), at: now };
    const result = { reference, place, confirmed, replacedBy: await replacedBy(stores, push) };
    if (pushed.confirmed) return unchanged(result);
    await stores.pushes.confirm(pushed.id, confirmed);
    // Whoever read it knows what the platform did not tell.
    await stores.pushes.resolve(pushed.id, 'there', now);
    return { ...(await changed(ctx, push, 'crisis.confirmed', { target: key })), result };
  },
});
