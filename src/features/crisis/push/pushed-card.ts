import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import { markReplaced, renderTarget } from '../../../bot/crisis/render-target.ts';
import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import type { LeaveDecision, PushedCard } from '../../../bot/declare/posted-card.ts';
import { LATE } from '../../../bot/delivery/parked-notices.ts';
import type { MessageContent, PushTarget } from '../../../domain/crisis/message.ts';
import { SIDES } from '../../../domain/people/side.ts';
import {
  BOARD_CARD,
  type LeavingTarget,
  PUSH_CARD,
  SIGNED_REVISION,
} from '../../../ports/crisis/push-store.ts';
import type { ClaimedDelivery } from '../../../ports/delivery/delivery-store.ts';
import { createSignedVersions } from './signed-versions.ts';

/** After that a pushed message leaves no longer by itself: the first who read it was asked twice by then. */
const LEAVES_WITHIN_MINUTES = 30;

/** Everything that a target's card is judged by, at the moment at which it would leave. */
interface Judged {
  readonly leaving: LeavingTarget;
  readonly content: MessageContent;
  readonly target: PushTarget;
  readonly delivery: ClaimedDelivery;
  readonly audience: Pick<Audience, 'sides' | 'now'>;
}

const versions = createSignedVersions();

/** What was signed, to one target: exactly that, only there, and not once it was stopped. */
export const pushedCard: PushedCard = {
  declares: 'pushed-card',
  name: PUSH_CARD,
  board: BOARD_CARD,
  async leave(stores, delivery, audience) {
    const { recordId, partnershipId, conversation } = delivery;
    const to = { partnershipId, conversationId: conversation.id };
    const leaving = await stores.pushes.leaving(recordId, to);
    if (!leaving) return { leaves: 'nothing' };
    const content = (await versions.read(stores, leaving.version))?.content;
    const target = content?.targets.find(({ key }) => key === leaving.key);
    if (!content || !target) return not('altered');
    const judged = { leaving, content, target, delivery, audience };
    return obstacle(judged) ?? cardOf(stores, judged);
  },
  settle: ({ pushes }, delivery, as, now) => pushes.settle(delivery, as, now),
};

function obstacle(judged: Judged): LeaveDecision | undefined {
  const { leaving, delivery } = judged;
  // What never arrived needs no mark, and what stands there is marked even if its push was stopped.
  if (!delivery.post) {
    if (delivery.revision > SIGNED_REVISION) return { leaves: 'nothing' };
    if (leaving.stopped) return not('stopped');
    if (leaving.overtakenBy) return not('overtaken');
    // A channel that can be reached again after days hears nothing of what is over.
    if (leaving.closed) return not('closed');
  }
  if (SIDES.some((side) => !leaving.signed.includes(side))) return not('not_signed');
  return worldFault(judged) ?? lateness(judged);
}

/** What waited for so long may be wrong by now, and confuse whoever reads it: a person decides. */
function lateness({ delivery, audience }: Judged): LeaveDecision | undefined {
  const waited = audience.now.epochMilliseconds - delivery.owedAt.epochMilliseconds;
  if (delivery.post || waited <= LEAVES_WITHIN_MINUTES * 60_000) return undefined;
  return { leaves: 'asks', reason: LATE };
}

/** An exercise goes to what is marked for exercises, and nothing else does. */
function worldFault({ leaving, target, delivery, content }: Judged) {
  const { id, kind } = delivery.conversation;
  const { exercise } = content;
  const { live } = leaving;
  if ('conversationId' in target.to && target.to.conversationId !== id) return not('altered');
  const mark = kind === 'channel' ? leaving.exercise : !live;
  if (mark === undefined) return not('target_gone');
  const mixed = mark !== exercise || target.exercise !== exercise || (!exercise && !live);
  return mixed ? not('wrong_world') : undefined;
}

async function cardOf(
  stores: CardStores,
  { leaving, content, target, delivery, audience }: Judged,
): Promise<LeaveDecision> {
  if (!content.texts.some(({ language }) => language === target.language)) return not('altered');
  const { overtakenBy } = leaving;
  const card = renderTarget(content, target, audience.sides);
  const asSigned = canonicalHash(card) === content.renderings[target.key];
  // What people have before them must not pass for current because a name changed since it was signed.
  const marksOnly = delivery.post !== undefined && overtakenBy !== undefined;
  if (!asSigned && !marksOnly) return not('altered');
  if (!overtakenBy) return { leaves: 'card', card };
  const next = await versions.read(stores, overtakenBy);
  return { leaves: 'card', card: markReplaced(card, target, next?.content.reference ?? '') };
}

function not(reason: string): LeaveDecision {
  return { leaves: 'not', reason };
}
