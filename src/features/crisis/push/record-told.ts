import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { findTargetForUpdate } from './find-push.ts';
import { changed } from './push-changes.ts';

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
