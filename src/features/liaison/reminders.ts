import { reminderHandler } from '../../bot/contributions.ts';
import { LEFT_CHAIR_REMINDERS } from '../../ports/people/register-writer.ts';
import { ACTION_REMINDERS, MEETING_REMINDERS } from './liaison-cards.ts';
import { remindOfMeeting } from './meeting/remind-of-meeting.ts';
import { remindOfAction } from './minutes/remind-of-action.ts';
import { tellOfDepartedChair } from './series/departed-chair.ts';

/** Says that a meeting is near, that too few come to it, or that it is over. */
export const meetingReminders = reminderHandler(MEETING_REMINDERS, {
  async lock({ meetings, series }, { recordId }) {
    const meeting = await meetings.find(recordId);
    return meeting !== undefined && (await series.findForUpdate(meeting.seriesId)) !== undefined;
  },
  remind: remindOfMeeting,
});

/** Tells the owner of an action that it is due soon, and when it is due. */
export const actionReminders = reminderHandler(ACTION_REMINDERS, {
  lock: async ({ actions }, { recordId }) => (await actions.findForUpdate(recordId)) !== undefined,
  remind: remindOfAction,
});

/** A chair left. */
export const departedChairs = reminderHandler(LEFT_CHAIR_REMINDERS, {
  lock: async () => true,
  remind: tellOfDepartedChair,
});
