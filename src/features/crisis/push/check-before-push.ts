import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import { renderTarget } from '../../../bot/crisis/render-target.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { MessageVersion, PushTarget } from '../../../domain/crisis/message.ts';
import { Refusal } from '../../../domain/refusal.ts';

/**
 * A version is pushed once ever, so whatever would stop it at one of its places as it leaves (`pushedCard`) is
 * found before that one push is spent.
 *
 * @throws Refusal `push_would_stop`, naming every such place.
 */
export async function requireWouldLeave(ctx: Transaction, version: MessageVersion): Promise<void> {
  const live = await ctx.stores.partnerships.isLive(ctx.partnership.id);
  const places: string[] = [];
  for (const target of version.content.targets) {
    if (!isAsSigned(ctx, version, target) || !(await isWhereItWas(ctx, target, live))) {
      places.push(target.name);
    }
  }
  if (places.length === 0) return;
  throw new Refusal('push_would_stop', {
    number: String(version.number),
    place: places.join(', '),
  });
}

function isAsSigned({ sides }: Transaction, version: MessageVersion, target: PushTarget): boolean {
  const { content, hash } = version;
  const card = renderTarget(content, target, sides);
  return canonicalHash(content) === hash && canonicalHash(card) === content.renderings[target.key];
}

/** Is it still a place of the partnership, and of the same world? Who is called is reached in any case. */
async function isWhereItWas(
  { stores, partnership }: Transaction,
  { to, exercise }: PushTarget,
  live: boolean,
): Promise<boolean> {
  if ('voiceId' in to) return true;
  if (!exercise && !live) return false;
  if ('memberId' in to) return exercise !== live;
  return (await stores.pushes.exerciseMark(partnership.id, to.conversationId)) === exercise;
}
