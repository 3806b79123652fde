import { reminderHandler } from '../../bot/declare/contributions.ts';
import type { OwnTransaction } from '../../bot/declare/transaction.ts';
import { type MemberCard, unchanged } from '../../bot/declare/use-case.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import { callSeat, deputiesToCall } from '../../domain/crisis/call-deputy.ts';
import { isCheck } from '../../domain/crisis/calls/call-reminders.ts';
import { callSubject } from '../../domain/crisis/calls/calling.ts';
import { type CrisisUnit, calledSeats, isOpenUnit, seatsOf } from '../../domain/crisis/unit.ts';
import { ALARMS } from '../../domain/crisis/unit-reminders.ts';
import { SIDES } from '../../domain/people/side.ts';
import type { DueReminder } from '../../ports/delivery/reminder-store.ts';
import { chaseCalls } from './call/chase-calls.ts';
import { hearOfLost, showAlarmsAnew } from './call/lost-calls.ts';
import { lookAtBoard } from './push/board-looks.ts';
import { unconfirmed } from './push/confirmations.ts';
import { ALARM_CARD, CRISIS_REMINDERS, PUSH_REMINDERS, UNCONFIRMED_CARD } from './stored-names.ts';
import {
  call,
  changedUnit,
  planReminders,
  saveUnit,
  tellVersion,
  touched,
} from './unit/unit-outcome.ts';

/** Day and night: deputies are called, and those who sit there hear what is due. */
export const unitReminders = reminderHandler(CRISIS_REMINDERS, {
  knows: (occasion) => ALARMS.some((one) => one === occasion) || isCheck({ occasion }),
  async lock(stores, { recordId }) {
    return (await stores.crisisUnits.findForUpdate(recordId)) !== undefined;
  },
  async remind(ctx, { recordId }, due) {
    const unit = await ctx.stores.crisisUnits.find(recordId);
    if (!unit || !isOpenUnit(unit)) return unchanged(undefined);
    const chased = await chaseCalls(ctx, unit, due);
    const { audit, conversationCards } = chased;
    const heard = due.filter((one) => !isCheck(one));
    if (heard.length === 0 && !chased.news) {
      await planReminders(ctx, unit);
      await chased.keep();
      return { audit, conversationCards, channelCards: [] };
    }
    const called = await callDeputies(ctx, unit, heard);
    const waiting = await waitingVersions(ctx, called.unit, heard);
    const changed = touched(called.unit);
    await saveUnit(ctx, changed);
    await chased.keep();
    const detail = { occasions: due.map(({ occasion }) => occasion) };
    const told = changedUnit(ctx, changed, 'crisis.reminded', detail);
    return {
      audit: [...audit, ...told.audit],
      conversationCards: [...conversationCards, ...told.conversationCards],
      channelCards: [],
      memberCards: [
        ...called.memberCards,
        ...waiting,
        ...(chased.news ? await showAlarmsAnew(ctx, changed) : []),
        ...alarmCards(ctx, changed, heard),
      ],
    };
  },
});

/** To those who were called or came in; that somebody cannot be reached, to the coordinators of both sides as well. */
function alarmCards(
  { people }: OwnTransaction,
  unit: CrisisUnit,
  heard: readonly DueReminder[],
): MemberCard[] {
  const seats = calledSeats(unit).map(({ holder }) => holder.memberId);
  return heard.flatMap(({ id: recordId, occasion }) => {
    const everybody = occasion === 'unreached' ? hearOfLost({ people }, unit) : seats;
    return [...new Set(everybody)].map((memberId) => {
      return { card: ALARM_CARD, recordId, revision: 1, memberId, urgent: true };
    });
  });
}

/** A deputy who is called sees what waits to be signed. */
async function callDeputies(
  ctx: OwnTransaction,
  before: CrisisUnit,
  heard: readonly DueReminder[],
) {
  const unreached = SIDES.filter((side) =>
    seatsOf(before, side).some(
      (seat) =>
        seat.place === 'seat' &&
        heard.some((one) => one.occasion === 'unreached' && one.subject === callSubject(seat)),
    ),
  );
  const { deputyMinutes } = (await timingOf(ctx.stores, ctx.partnership)).terms.crisis;
  const deputies = deputiesToCall(before, deputyMinutes, ctx.now, unreached);
  const unit = deputies.reduce((one, seat) => callSeat(one, seat, ctx.now), before);
  const memberCards: MemberCard[] = deputies.map(({ holder }) => call(unit, holder.memberId));
  if (deputies.length > 0) {
    for (const { version } of await ctx.stores.crisisMessages.listCurrent(unit.id)) {
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
  knows: (occasion) => /^(after|look)_\d+$/.test(occasion),
  async lock({ pushes }, { recordId }) {
    const push = await pushes.findForUpdate(recordId);
    return push !== undefined && push.replacedBy === undefined;
  },
  async remind(ctx, { recordId }, due) {
    const { stores, people } = ctx;
    const open = await unconfirmed(stores, recordId);
    const memberCards = due.flatMap(({ id, subject, memberId }) => {
      const there = people.some((person) => person.id === memberId);
      return open(subject).length > 0 && there && memberId !== undefined
        ? [{ card: UNCONFIRMED_CARD, recordId: id, revision: 1, memberId, urgent: true }]
        : [];
    });
    const detail = { told: memberCards.map(({ memberId }) => memberId) };
    const asked = { action: 'crisis.asked', model: 'crisis_version', recordId, detail };
    const conversationCards = await lookAtBoard(ctx, recordId, due);
    const audit = memberCards.length > 0 ? [asked] : [];
    return { audit, channelCards: [], memberCards, conversationCards };
  },
});
