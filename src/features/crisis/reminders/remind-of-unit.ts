import {
  NOTHING_SAID,
  type Reminded,
  reminderHandler,
} from '../../../bot/declare/reminder-handler.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard } from '../../../bot/declare/use-case.ts';
import { isCheck } from '../../../domain/crisis/calls/call-reminders.ts';
import { type CrisisUnit, calledSeats } from '../../../domain/crisis/unit.ts';
import { ALARMS } from '../../../domain/crisis/unit-reminders.ts';
import type { DueReminder } from '../../../ports/delivery/reminder-store.ts';
import { hearOfLost } from '../call/hear-of-lost.ts';
import { alarmsAnew } from '../call/lost-calls.ts';
import { ALARM_CARD, CRISIS_REMINDERS } from '../stored-names.ts';
import { call, changedUnit, tellVersion } from '../unit/unit-outcome.ts';
import { readDueUnits } from './due-units.ts';

/** Day and night: deputies are called, and those who sit there hear what is due. */
export const unitReminders = reminderHandler(CRISIS_REMINDERS, {
  knows: (occasion) => ALARMS.some((one) => one === occasion) || isCheck({ occasion }),
  lock: ({ crisisUnits }, records) => crisisUnits.lock(records.map(({ recordId }) => recordId)),
  read: readDueUnits,
  say(ctx, units, { record: { recordId }, due }): Reminded {
    const found = units.get(recordId);
    if (!found) return NOTHING_SAID;
    const { chased, changed, planned, kept } = found;
    const { audit, conversationCards, later } = chased;
    const looked = { audit, conversationCards, channelCards: [], planned: [planned], later };
    if (!changed) return looked;
    const heard = due.filter((one) => !isCheck(one));
    const detail = { occasions: due.map(({ occasion }) => occasion) };
    const told = changedUnit(ctx, changed.unit, 'crisis.reminded', detail);
    return {
      ...looked,
      audit: [...audit, ...told.audit],
      conversationCards: [...conversationCards, ...told.conversationCards],
      memberCards: [
        ...changed.deputies.map((memberId) => call(changed.called, memberId)),
        ...changed.versions.flatMap(({ id, revision, changesOnly }) =>
          tellVersion(changed.called, id, revision, { changesOnly }),
        ),
        ...(chased.news ? alarmsAnew(ctx, changed.unit, kept) : []),
        ...alarmCards(ctx, changed.unit, heard),
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
