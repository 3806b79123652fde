import { NOTHING_SAID, reminderHandler } from '../../bot/declare/reminder-handler.ts';
import { LEFT_REMINDERS } from '../../ports/people/register-writer.ts';
import { leftBehind } from './handover/departed-card.ts';
import { coordinators } from './rights.ts';
import { LEFT_CARD } from './tell-lead.ts';

/** Members left: both sides' coordinators hear at once what still names them. Nothing does: nobody hears. */
export const leftReminder = reminderHandler(LEFT_REMINDERS, {
  knows: (occasion) => occasion === LEFT_REMINDERS,
  read: ({ stores }, all) =>
    leftBehind(
      stores,
      all.map(({ record }) => record),
    ),
  say({ people }, left, { record: { recordId: member }, due }) {
    const signals = left(member);
    const last = due.at(-1);
    if (signals.length === 0 || !last) return NOTHING_SAID;
    const told = coordinators(people).filter(({ id }) => id !== member);
    return {
      audit: signals.map(({ id: recordId, reference }) => {
        const detail = { reference, member };
        return { action: 'signal.member_left', model: 'signal', recordId, detail };
      }),
      channelCards: [],
      memberCards: told.map(({ id: memberId }) => {
        return { card: LEFT_CARD, recordId: last.id, revision: 1, memberId };
      }),
    };
  },
});
