import {
  type DueRecord,
  NOTHING_SAID,
  reminderHandler,
} from '../../../bot/declare/reminder-handler.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { Push } from '../../../domain/crisis/push.ts';
import type { ConversationCard } from '../../../ports/crisis/push-store.ts';
import { isBoardDue } from '../push/board-looks.ts';
import { unconfirmedOf } from '../push/confirmations.ts';
import { PUSH_REMINDERS, UNCONFIRMED_CARD } from '../stored-names.ts';

/** Asks for what is not confirmed yet. Somebody who left, and a place that is confirmed, are passed over. */
export const pushReminders = reminderHandler(PUSH_REMINDERS, {
  knows: (occasion) => /^(after|look)_\d+$/.test(occasion),
  lock: ({ pushes }, records) => pushes.lock(records.map(({ recordId }) => recordId)),
  read: readFound,
  say({ people }, found, { record: { recordId }, due }) {
    const { push, version, board } = found.get(recordId) ?? {};
    if (!push || !version || !board) return NOTHING_SAID;
    const open = unconfirmedOf(push, version);
    const memberCards = due.flatMap(({ id, subject, memberId }) => {
      const there = people.some((person) => person.id === memberId);
      return open(subject).length > 0 && there && memberId !== undefined
        ? [{ card: UNCONFIRMED_CARD, recordId: id, revision: 1, memberId, urgent: true }]
        : [];
    });
    const detail = { told: memberCards.map(({ memberId }) => memberId) };
    const asked = { action: 'crisis.asked', model: 'crisis_version', recordId, detail };
    const audit = memberCards.length > 0 ? [asked] : [];
    return { audit, channelCards: [], memberCards, conversationCards: board };
  },
});

interface Found {
  readonly push: Push;
  readonly version: MessageVersion;
  /** Wherever it is to be shown anew. */
  readonly board: readonly ConversationCard[];
}

async function readFound(
  { stores: { pushes, crisisMessages } }: OwnTransaction,
  all: readonly DueRecord[],
): Promise<ReadonlyMap<string, Found>> {
  const ids = all.map(({ record }) => record.recordId);
  const byVersion = new Map((await pushes.findAll(ids)).map((push) => [push.versionId, push]));
  const versions = new Map((await crisisMessages.findVersions(ids)).map((one) => [one.id, one]));
  const found = all.flatMap(({ record: { recordId }, due }) => {
    const push = byVersion.get(recordId);
    const version = versions.get(recordId);
    return push && version ? [{ push, version, due }] : [];
  });
  const looked = found.filter(({ push, version, due }) => isBoardDue(push, version, due));
  const boards = await pushes.touchAll(looked.map(({ version }) => version.id));
  return new Map(
    found.map(({ push, version }) => {
      const board = boards.filter(({ recordId }) => recordId === version.id);
      return [version.id, { push, version, board }];
    }),
  );
}
