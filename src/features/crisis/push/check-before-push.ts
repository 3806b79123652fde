import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import { renderTarget } from '../../../bot/crisis/render-target.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { MessageContent, MessageVersion, PushTarget } from '../../../domain/crisis/message.ts';
import { Refusal } from '../../../domain/refusal.ts';

/**
 * A version is pushed once ever, so whatever would stop it at one of its places as it leaves (`pushedCard`) is
 * found before that one push is spent.
 *
 * @throws Refusal `push_would_stop`, naming every such place.
 */
export async function requireWouldLeave(ctx: Transaction, version: MessageVersion): Promise<void> {
  const { stores, partnership, sides } = ctx;
  const { content, hash } = version;
  const live = await stores.partnerships.isLive(partnership.id);
  const conversations = content.targets.flatMap(({ to }) =>
    'conversationId' in to ? [to.conversationId] : [],
  );
  const marks = await stores.pushes.exerciseMarks(partnership.id, conversations);
  const whole = canonicalHash(content) === hash;
  const places = content.targets.filter(
    (target) =>
      !whole || !isAsSigned(content, target, sides) || !isWhereItWas(target, { live, marks }),
  );
  if (places.length === 0) return;
  throw new Refusal('push_would_stop', {
    number: String(version.number),
    place: places.map(({ name }) => name).join(', '),
  });
}

function isAsSigned(content: MessageContent, target: PushTarget, sides: Transaction['sides']) {
  return canonicalHash(renderTarget(content, target, sides)) === content.renderings[target.key];
}

/** Is it still a place of the partnership, and of the same world? Who is called is reached in any case. */
function isWhereItWas(
  { to, exercise }: PushTarget,
  { live, marks }: { readonly live: boolean; readonly marks: ReadonlyMap<string, boolean> },
): boolean {
  if ('voiceId' in to) return true;
  if (!exercise && !live) return false;
  if ('memberId' in to) return exercise !== live;
  return marks.get(to.conversationId) === exercise;
}
