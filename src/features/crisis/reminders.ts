import { reminderHandler } from '../../bot/declare/contributions.ts';
import type { OwnTransaction } from '../../bot/declare/transaction.ts';
import { type MemberCard, unchanged } from '../../bot/declare/use-case.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import { callSeat, deputiesToCall } from '../../domain/crisis/call-deputy.ts';
import { type CrisisUnit, isOpenUnit } from '../../domain/crisis/unit.ts';
import type { DueReminder } from '../../ports/delivery/reminder-store.ts';
import { unconfirmed } from './push/confirmations.ts';
import { ALARM_CARD, CRISIS_REMINDERS, PUSH_REMINDERS, UNCONFIRMED_CARD } from './stored-names.ts';
import { newestVersions } from './unit/situation.ts';
import {
  call,
  changedUnit,
  saveUnit,
  tellSeats,
  tellVersion,
  touched,
} from './unit/unit-outcome.ts';

/** Day and night: deputies are called, and those who sit there hear what is due. */
export const unitReminders = reminderHandler(CRISIS_REMINDERS, {
  async lock(stores, { recordId }) {
    return (await stores.crisisUnits.findForUpdate(recordId)) !== undefined;
  },
  async remind(ctx, { recordId }, due) {
    const unit = await ctx.stores.crisisUnits.find(recordId);
    if (!unit || !isOpenUnit(unit)) return unchanged(undefined);
    const called = await callDeputies(ctx, unit);
    const waiting = await waitingVersions(ctx, called.unit, due);
    const changed = touched(called.unit);
    await saveUnit(ctx, changed);
    const detail = { occasions: due.map(({ occasion }) => occasion) };
    const { audit, conversationCards } = changedUnit(ctx, changed, 'crisis.reminded', detail);
    const alarms = due.flatMap(({ id }) =>
      tellSeats(changed, { card: ALARM_CARD, recordId: id, revision: 1 }),
    );
    return {
      audit,
      conversationCards,
      channelCards: [],
      memberCards: [...called.memberCards, ...waiting, ...alarms],
    };
  },
});

/** A deputy who is called sees what waits to be signed. */
async function callDeputies(ctx: OwnTransaction, before: CrisisUnit) {
  const { deputyMinutes } = (await timingOf(ctx.stores, ctx.partnership)).terms.crisis;
  const deputies = deputiesToCall(before, deputyMinutes, ctx.now);
  const unit = deputies.reduce((one, seat) => callSeat(one, seat, ctx.now), before);
  const memberCards: MemberCard[] = deputies.map(({ holder }) => call(unit, holder.memberId));
  if (deputies.length > 0) {
    for (const { version } of await newestVersions(ctx.stores, unit.id)) {
      memberCards.push(...(await tellVersion(ctx, unit, version.id)));
    }
  }
  return { unit, memberCards };
}

/** A version that lapsed says so wherever it stands. */
async function waitingVersions(
  ctx: OwnTransaction,
  unit: CrisisUnit,
  due: readonly DueReminder[],
): Promise<MemberCard[]> {
  const memberCards: MemberCard[] = [];
  for (const { occasion, subject } of due) {
    const [, versionId] = subject.split(':');
    if (occasion !== 'lapsed' || versionId === undefined) continue;
    memberCards.push(...(await tellVersion(ctx, unit, versionId, { changesOnly: true })));
  }
  return memberCards;
}

/** Asks for what is not confirmed yet. Somebody who left, and a place that is confirmed, are passed over. */
export const pushReminders = reminderHandler(PUSH_REMINDERS, {
  async lock({ pushes }, { recordId }) {
    const push = await pushes.findForUpdate(recordId);
    return push !== undefined && !push.overtakenBy;
  },
  async remind({ stores, people }, { recordId }, due) {
    const open = await unconfirmed(stores, recordId);
    const memberCards = due.flatMap(({ id, subject, memberId }) => {
      const there = people.some((person) => person.id === memberId);
      return open(subject).length > 0 && there && memberId !== undefined
        ? [{ card: UNCONFIRMED_CARD, recordId: id, revision: 1, memberId, urgent: true }]
        : [];
    });
    const detail = { told: memberCards.map(({ memberId }) => memberId) };
    const asked = { action: 'crisis.asked', model: 'crisis_version', recordId, detail };
    return { audit: memberCards.length > 0 ? [asked] : [], channelCards: [], memberCards };
  },
});
