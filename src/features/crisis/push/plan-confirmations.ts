import type { Scene } from '../../../bot/use-case.ts';
import type { MessageVersion, PushTarget } from '../../../domain/crisis/message.ts';
import type { WantedReminder } from '../../../ports/delivery/reminder-store.ts';
import { PUSH_REMINDERS } from '../stored-names.ts';
import { THE_REST } from './unconfirmed.ts';

/** Minutes after the push at which whoever sees to a place is asked whether it was read there. */
const CONFIRM_MINUTES = [15, 45] as const;

/** Plans who is asked, and when, unless it is confirmed by then. */
export async function planConfirmations(scene: Scene, version: MessageVersion): Promise<void> {
  const { stores, now } = scene;
  const asked = version.content.targets.map((target) => ({
    target,
    memberId: contactOf(scene, target),
  }));
  const signers = Object.values(version.signatures).map(({ by }) => by.memberId);
  const left = asked.some(({ memberId }) => memberId === undefined) ? signers : [];
  const subjects = [
    ...asked.flatMap(({ target: { key: subject }, memberId }) =>
      memberId === undefined ? [] : [{ subject, memberId }],
    ),
    ...left.map((memberId) => ({ subject: THE_REST, memberId })),
  ];
  const wanted = CONFIRM_MINUTES.flatMap((minutes) =>
    subjects.map((one): WantedReminder => {
      return { ...one, occasion: `after_${minutes}`, at: now.add({ minutes }) };
    }),
  );
  const { partnershipId, id: recordId } = version;
  await stores.reminders.plan({ partnershipId, kind: PUSH_REMINDERS, recordId }, wanted);
}

/** Who sees to it that it is read there. Spokespersons who are called are seen to by whoever calls them. */
function contactOf({ channels, people }: Scene, { to }: PushTarget): string | undefined {
  if ('memberId' in to) return to.memberId;
  if ('voiceId' in to) return undefined;
  const channel = channels.find(({ conversationId }) => conversationId === to.conversationId);
  return people.find(({ key }) => key === channel?.contact)?.id;
}
