import type { Place } from '../../../bot/declare/context.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { PushTarget } from '../../../domain/crisis/message.ts';
import { Refusal } from '../../../domain/refusal.ts';

/**
 * What is said of a place counts from whoever can be in it: who acts there, has an account where it is, or is
 * named in the register as the one who sees to it. A private message is seen by one person alone.
 *
 * @param from where it was pressed, if that was a conversation.
 * @throws Refusal `push_not_yours`, `push_not_there`.
 */
export function requireThere(ctx: Transaction, target: PushTarget, from: Place | undefined): void {
  const { channels, member, people } = ctx;
  const { to, name: place } = target;
  if ('voiceId' in to) return;
  if ('memberId' in to) {
    if (to.memberId === member.id) return;
    const name = people.find((one) => one.id === to.memberId)?.name ?? place;
    throw new Refusal('push_not_yours', { name });
  }
  const channel = channels.find(({ conversationId }) => conversationId === to.conversationId);
  const there =
    channel &&
    (channel.contact === member.key ||
      (from?.platform === channel.platform && from.conversation === channel.external) ||
      ctx.hasAccountIn(channel));
  if (!there) throw new Refusal('push_not_there', { place });
}
