import { CONFIRM_ACTION } from '../../../bot/crisis/render-target.ts';
import type { LegacyReminderHandler as ReminderHandler } from '../../../bot/legacy.ts';
import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Scene } from '../../../bot/use-case.ts';
import type { MessageVersion, PushTarget } from '../../../domain/crisis/message.ts';
import { type Standing, standings } from '../../../domain/crisis/push.ts';
import type { ReminderRecord, WantedReminder } from '../../../ports/delivery/reminder-store.ts';
import { framed } from '../crisis-card-frame.ts';
import { BOARD_ACTION, PUSH_REMINDERS, UNCONFIRMED_CARD } from './push-names.ts';

/** Minutes after the push at which whoever sees to a place is asked whether it was read there. */
const CONFIRM_MINUTES = [15, 45] as const;
/** The subject of what is asked of those who signed: everything that nobody else sees to. */
const THE_REST = 'board';

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
  await stores.reminders.plan(recordOf(version), wanted);
}

/** Who sees to it that it is read there. Voices that are called are seen to by whoever calls them. */
function contactOf({ channels, people }: Scene, { to }: PushTarget): string | undefined {
  if ('memberId' in to) return to.memberId;
  if ('voiceId' in to) return undefined;
  const channel = channels.find(({ conversationId }) => conversationId === to.conversationId);
  return people.find(({ key }) => key === channel?.contact)?.id;
}

/** Asks for what is not confirmed yet. Somebody who left, and a place that is confirmed, are passed over. */
export const remindOfConfirmation: ReminderHandler = {
  async lock({ pushes }, { recordId }) {
    const push = await pushes.findForUpdate(recordId);
    return push !== undefined && !push.overtakenBy;
  },
  async remind({ stores, people }, { recordId }, due) {
    const open = await unconfirmed(stores, recordId);
    const tells = due.flatMap(({ id, subject, memberId }) => {
      const asks = subject === THE_REST ? open.length > 0 : open.some((one) => isOf(one, subject));
      const there = people.some((person) => person.id === memberId);
      return asks && there && memberId !== undefined
        ? [{ card: UNCONFIRMED_CARD, recordId: id, revision: 1, memberId, urgent: true }]
        : [];
    });
    const detail = { told: tells.map(({ memberId }) => memberId) };
    return {
      audit: tells.length > 0 ? [{ action: 'crisis.asked', ...MODEL, recordId, detail }] : [],
      shows: [],
      tells,
    };
  },
};

/** Asks one member, as of now, about the place that they see to, or about all that nobody else sees to. */
export const buildUnconfirmedCard: CardBuilder = async (stores, reminderId, audience) => {
  const { words } = audience;
  const reminder = await stores.reminders.find(reminderId);
  if (reminder?.kind !== PUSH_REMINDERS) return undefined;
  const version = await stores.crisisMessages.findVersion(reminder.recordId);
  if (!version) return undefined;
  const all = await unconfirmed(stores, version.id);
  const mine =
    reminder.subject === THE_REST ? all : all.filter((one) => isOf(one, reminder.subject));
  if (mine.length === 0) return undefined;
  const { reference, exercise } = version.content;
  const rest = reminder.subject === THE_REST;
  const [first] = mine;
  const place = first?.target.name ?? '';
  const title = rest
    ? words('push.asked.rest', { reference, count: mine.length })
    : words('push.asked.title', { reference, place });
  return framed({ exercise }, title, audience, {
    blocks: [
      { tag: 'text', tone: 'normal', text: [words(rest ? 'push.asked.see' : 'push.asked.help')] },
    ],
    buttons: rest
      ? [button(BOARD_ACTION, version.id, words('push.button.board'), { look: 'primary' })]
      : [
          button(
            CONFIRM_ACTION,
            `${reference} ${first?.target.key}`,
            words('push.button.confirm'),
            {
              look: 'primary',
            },
          ),
        ],
  });
};

const MODEL = { model: 'crisis_version' } as const;

async function unconfirmed(
  { pushes, crisisMessages }: Pick<Scene['stores'], 'pushes' | 'crisisMessages'>,
  versionId: string,
): Promise<readonly Standing[]> {
  const push = await pushes.find(versionId);
  const version = await crisisMessages.findVersion(versionId);
  if (!push || !version) return [];
  const wanting = ['sent', 'held', 'to_call', 'unreachable'];
  return standings(version.content.targets, push).filter(({ state }) => wanting.includes(state));
}

function isOf({ target }: Standing, subject: string): boolean {
  return target.key === subject;
}

function recordOf({ partnershipId, id: recordId }: MessageVersion): ReminderRecord {
  return { partnershipId, kind: PUSH_REMINDERS, recordId };
}
