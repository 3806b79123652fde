import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { MessageVersion, PushTarget } from '../../../domain/crisis/message.ts';
import { type Push, type Standing, standings } from '../../../domain/crisis/push.ts';
import type { WantedReminder } from '../../../ports/delivery/reminder-store.ts';
import { PUSH_REMINDERS } from '../stored-names.ts';
import { boardLooks } from './board-looks.ts';

/** The subject of what is asked of those who signed: everything that nobody else sees to. */
export const THE_REST = 'board';

/**
 * The places of a push where nobody has confirmed yet that it was read, by the subject of a reminder: the key of
 * a place, or {@link THE_REST}.
 */
export function unconfirmedOf(
  push: Push,
  version: MessageVersion,
): (subject: string) => readonly Standing[] {
  const wanting = ['sent', 'held', 'to_call', 'unreachable'];
  const all = standings(version.content.targets, push).filter(({ state }) =>
    wanting.includes(state),
  );
  return (subject) =>
    subject === THE_REST ? all : all.filter(({ target }) => target.key === subject);
}

/** Minutes after the push at which whoever sees to a place is asked whether it was read there. */
const CONFIRM_MINUTES = [15, 45] as const;

/** Plans who is asked, and when, unless it is confirmed by then; and when its board is looked at. */
export async function planConfirmations(ctx: Transaction, version: MessageVersion): Promise<void> {
  const { stores, now } = ctx;
  const asked = version.content.targets.map((target) => {
    return { subject: target.key, memberId: contactOf(ctx, target) };
  });
  const signers = Object.values(version.signatures).map(({ by }) => by.memberId);
  const left = asked.some(({ memberId }) => memberId === undefined) ? signers : [];
  const subjects = [...asked, ...left.map((memberId) => ({ subject: THE_REST, memberId }))];
  const wanted = CONFIRM_MINUTES.flatMap((minutes) =>
    subjects.flatMap(({ subject, memberId }): WantedReminder[] => {
      if (memberId === undefined) return [];
      return [{ subject, memberId, occasion: `after_${minutes}`, at: now.add({ minutes }) }];
    }),
  );
  const { partnershipId, id: recordId } = version;
  const record = { partnershipId, kind: PUSH_REMINDERS, recordId };
  const planned = [...wanted, ...boardLooks(now)];
  await stores.reminders.addAll(planned.map((one) => ({ record, wanted: one })));
}

/** Who sees to it that it is read there. Spokespersons who are called are seen to by whoever calls them. */
function contactOf({ channels, people }: Transaction, { to }: PushTarget): string | undefined {
  if ('memberId' in to) return to.memberId;
  if ('voiceId' in to) return undefined;
  const channel = channels.find(({ conversationId }) => conversationId === to.conversationId);
  return people.find(({ key }) => key === channel?.contact)?.id;
}
