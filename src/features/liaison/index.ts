import type { AgendaSource } from '../../bot/contributions.ts';
import type { Feature } from '../../bot/feature.ts';
import type { LegacyFeature } from '../../bot/legacy.ts';
import { legacyFeature } from '../../bot/legacy.ts';
import { POINT_ACTION } from '../../bot/signals/agenda-buttons.ts';
import { LEFT_CHAIR_REMINDERS } from '../../ports/people/register-writer.ts';
import { addPoint, planPoint } from './agenda/add-point.ts';
import { createAgenda } from './agenda/collect-agenda.ts';
import { liaisonCalendar, openCalendar, stopCalendar } from './calendar/calendar-feed.ts';
import {
  INVITATION_FILE,
  invitationFile,
  offerInvitation,
  readInvitation,
} from './calendar/calendar-invitation.ts';
import { changeMeetings, planMeetingChange } from './change/change-meetings.ts';
import { restoreMeeting } from './change/restore-meeting.ts';
import { createLiaisonCommand } from './command.ts';
import { liaisonHome } from './home.ts';
import { ACTION_REMINDERS, MEETING_REMINDERS } from './liaison-cards.ts';
import { answerMeeting } from './meeting/answer-meeting.ts';
import { listMeetings } from './meeting/list-meetings.ts';
import { planAttendance, recordAttendance } from './meeting/record-attendance.ts';
import { remindOfMeeting } from './meeting/remind-of-meeting.ts';
import { createShowMeeting } from './meeting/show-meeting.ts';
import { remindOfAction } from './minutes/action-cards.ts';
import { postponeAction, settleAction, showAction } from './minutes/actions.ts';
import { approveMinutes, correctMinutes, proposeMinutes } from './minutes/approve-minutes.ts';
import { createShowMinutes } from './minutes/begin-minutes.ts';
import { planRecord, recordPoint } from './minutes/record-point.ts';
import { liaisonCards } from './posted-cards.ts';
import { LIAISON_SUBMISSIONS, liaisonPresses } from './presses.ts';
import { leftChairReminder } from './series/departed-chair.ts';
import { layOutAgain } from './series/lay-out-again.ts';
import { scheduleSeries } from './series/schedule-series.ts';
import { showDetails, showSeries } from './series/show-series.ts';

const USE_CASES: LegacyFeature['useCases'] = [
  ...[scheduleSeries, listMeetings, showSeries, showDetails],
  ...[answerMeeting, planPoint, addPoint],
  ...[planMeetingChange, changeMeetings, restoreMeeting],
  ...[planAttendance, recordAttendance],
  ...[planRecord, recordPoint, proposeMinutes, approveMinutes, correctMinutes],
  ...[showAction, settleAction, postponeAction],
  ...[offerInvitation, readInvitation, openCalendar, stopCalendar],
];

/**
 * `/liaison`: meetings of both sides that come again and again, with who comes, what about, and what was decided.
 *
 * @param sources what other features put onto an agenda.
 */
export function createLiaisonFeature(sources: readonly AgendaSource[]): Feature {
  const agenda = createAgenda(sources);
  const asked = { showMeeting: createShowMeeting(agenda), showMinutes: createShowMinutes(agenda) };
  return legacyFeature({
    key: 'liaison',
    commands: [createLiaisonCommand(asked)],
    presses: liaisonPresses(asked),
    submissions: LIAISON_SUBMISSIONS,
    cards: liaisonCards(agenda),
    shortcuts: [
      {
        action: POINT_ACTION,
        on: 'message',
        label: (words) => words('liaison.shortcut.message'),
        summary: (words) => words('liaison.shortcut.summary'),
      },
    ],
    files: { [INVITATION_FILE]: invitationFile },
    reminders: {
      [MEETING_REMINDERS]: remindOfMeeting,
      [ACTION_REMINDERS]: remindOfAction,
      [LEFT_CHAIR_REMINDERS]: leftChairReminder,
    },
    jobs: [layOutAgain],
    calendar: liaisonCalendar,
    home: liaisonHome,
    useCases: [...USE_CASES, asked.showMeeting, asked.showMinutes],
  });
}
