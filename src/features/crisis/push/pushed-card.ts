import { z } from 'zod';
import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import { markReplaced, renderTarget } from '../../../bot/crisis/render-target.ts';
import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import type { LeaveDecision, PushedCard } from '../../../bot/declare/posted-card.ts';
import { LATE } from '../../../bot/delivery/parked-notices.ts';
import type { MessageVersion, PushTarget } from '../../../domain/crisis/message.ts';
import type { Push } from '../../../domain/crisis/push.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { PUSH_CARD } from '../../../ports/crisis/push-store.ts';
import type { ClaimedDelivery } from '../../../ports/delivery/delivery-store.ts';
import { SIGNED_REVISION } from '../stored-names.ts';

/** After that a pushed message leaves no longer by itself: the first who read it was asked twice by then. */
const LEAVES_WITHIN_MINUTES = 30;

/** Everything that a target's card is judged by, at the moment at which it would leave. */
interface Judged {
  readonly version: MessageVersion;
  readonly push: Push;
  readonly target: PushTarget;
  readonly delivery: ClaimedDelivery;
  readonly audience: Audience;
}

/** What was signed, to one target: exactly that, only there, and not once it was stopped. */
export const pushedCard: PushedCard = {
  declares: 'pushed-card',
  name: PUSH_CARD,
  async leave(stores, delivery, audience) {
    const versionId = await stores.pushes.versionOfTarget(delivery.recordId);
    const push = versionId && (await stores.pushes.find(versionId));
    if (!push) return { leaves: 'nothing' };
    const version = await readVersion(stores, push.versionId);
    if (!version) return not('altered');
    const key = push.targets.find(({ id }) => id === delivery.recordId)?.key;
    const target = version.content.targets.find((one) => one.key === key);
    if (!target) return not('altered');
    const judged = { version, push, target, delivery, audience };
    return (await obstacle(stores, judged)) ?? cardOf(stores, judged);
  },
  settle: ({ pushes }, delivery, as, now) => pushes.settle(delivery, as, now),
};

/** @returns nothing if what the database holds is none that was ever signed. */
async function readVersion(
  { crisisMessages }: CardStores,
  id: string,
): Promise<MessageVersion | undefined> {
  try {
    const version = await crisisMessages.findVersion(id);
    return version && canonicalHash(version.content) === version.hash ? version : undefined;
  } catch (error) {
    if (error instanceof z.ZodError) return undefined;
    throw error;
  }
}

async function obstacle(stores: CardStores, judged: Judged): Promise<LeaveDecision | undefined> {
  const { version, push, delivery } = judged;
  // What never arrived needs no mark, and what stands there is marked even if its push was stopped.
  if (!delivery.post) {
    if (delivery.revision > SIGNED_REVISION) return { leaves: 'nothing' };
    if (push.stopped) return not('stopped');
    if (push.overtakenBy) return not('overtaken');
    // A channel that can be reached again after days hears nothing of what is over.
    if ((await stores.crisisUnits.find(push.unitId))?.closedAt) return not('closed');
  }
  if (SIDES.some((side) => !version.signatures[side])) return not('not_signed');
  return (await worldFault(stores, judged)) ?? lateness(judged);
}

/** What waited for so long may be wrong by now, and confuse whoever reads it: a person decides. */
function lateness({ delivery, audience }: Judged): LeaveDecision | undefined {
  const minutes = delivery.owedAt.until(audience.now).total('minutes');
  if (delivery.post || minutes <= LEAVES_WITHIN_MINUTES) return undefined;
  return { leaves: 'asks', reason: LATE };
}

/** An exercise goes to what is marked for exercises, and nothing else does. */
async function worldFault(stores: CardStores, judged: Judged): Promise<LeaveDecision | undefined> {
  const { target, delivery, version, audience } = judged;
  const { id, kind } = delivery.conversation;
  const { exercise } = version.content;
  const { live } = audience.partnership;
  if ('conversationId' in target.to && target.to.conversationId !== id) return not('altered');
  const mark =
    kind === 'channel' ? await stores.pushes.exerciseMark(audience.partnership.id, id) : !live;
  if (mark === undefined) return not('target_gone');
  const mixed = mark !== exercise || target.exercise !== exercise || (!exercise && !live);
  return mixed ? not('wrong_world') : undefined;
}

async function cardOf(stores: CardStores, judged: Judged): Promise<LeaveDecision> {
  const { version, push, target, audience } = judged;
  if (!version.content.texts.some(({ language }) => language === target.language)) {
    return not('altered');
  }
  const card = renderTarget(version.content, target, audience.sides);
  const asSigned = canonicalHash(card) === version.content.renderings[target.key];
  // What people have before them must not pass for current because a name changed since it was signed.
  const marksOnly = judged.delivery.post !== undefined && push.overtakenBy !== undefined;
  if (!asSigned && !marksOnly) return not('altered');
  if (!push.overtakenBy) return { leaves: 'card', card };
  const next = await readVersion(stores, push.overtakenBy);
  return { leaves: 'card', card: markReplaced(card, target, next?.content.reference ?? '') };
}

function not(reason: string): LeaveDecision {
  return { leaves: 'not', reason };
}
