import type { AgendaSource, Feature } from '../../bot/feature.ts';
import { POINT_ACTION } from '../../bot/signals/agenda-buttons.ts';
import { LEFT_CHAIR_REMINDERS } from '../../ports/register-writer.ts';
import { remindOfAction } from './action-cards.ts';
import { postponeAction, settleAction, showAction } from './actions.ts';
import { addPoint, planPoint } from './add-point.ts';
import { createAgenda } from './agenda-of.ts';
import { answerMeeting } from './answer-meeting.ts';
import { approveMinutes, correctMinutes, proposeMinutes } from './approve-minutes.ts';
import { createShowMinutes } from './begin-minutes.ts';
import { liaisonCalendar, openCalendar, stopCalendar } from './calendar-feed.ts';
import {
  INVITATION_FILE,
  invitationFile,
  offerInvitation,
  readInvitation,
} from './calendar-invitation.ts';
import { changeMeetings, planMeetingChange } from './change-meetings.ts';
import { createLiaisonCommand } from './command.ts';
import { liaisonHome } from './home.ts';
import { keepUpSeries } from './keep-up-series.ts';
import { leftChairReminder } from './left-chair.ts';
import { ACTION_REMINDERS, MEETING_REMINDERS } from './liaison-cards.ts';
import { listMeetings } from './list-meetings.ts';
import { liaisonCards } from './posted-cards.ts';
import { LIAISON_SUBMISSIONS, liaisonPresses } from './presses.ts';
import { planAttendance, recordAttendance } from './record-attendance.ts';
import { planRecord, recordPoint } from './record-point.ts';
import { remindOfMeeting } from './remind-of-meeting.ts';
import { restoreMeeting } from './restore-meeting.ts';
import { scheduleSeries } from './schedule-series.ts';
import { createShowMeeting } from './show-meeting.ts';
import { showDetails, showSeries } from './show-series.ts';

const USE_CASES: Feature['useCases'] = [
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
  return {
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
    upkeep: keepUpSeries,
    calendar: liaisonCalendar,
    home: liaisonHome,
    useCases: [...USE_CASES, asked.showMeeting, asked.showMinutes],
  };
}
