import { feature } from '../../bot/declare/feature.ts';
import { ADD_AGENDA_POINT } from '../../bot/signals/actions.ts';
import * as addPoint from './agenda/add-point.ts';
import * as submitPoint from './agenda/submit-point.ts';
import * as calendarCard from './calendar/calendar-card.ts';
import * as calendarInvitation from './calendar/calendar-invitation.ts';
import * as openCalendar from './calendar/open-calendar.ts';
import { liaisonCalendar } from './calendar.ts';
import * as changeCard from './change/change-card.ts';
import * as changeDialog from './change/change-dialog.ts';
import * as changeMeetings from './change/change-meetings.ts';
import * as restoreMeeting from './change/restore-meeting.ts';
import * as command from './command.ts';
import { liaisonHome } from './home.ts';
import * as sayComing from './meeting/answer-coming.ts';
import * as answerMeeting from './meeting/answer-meeting.ts';
import * as attendanceDialog from './meeting/attendance-dialog.ts';
import * as meetingNotices from './meeting/meeting-notices.ts';
import * as recordAttendance from './meeting/record-attendance.ts';
import * as meetingReminders from './meeting/remind-of-meeting.ts';
import * as reminderCard from './meeting/reminder-card.ts';
import * as showMeetings from './meeting/show-meetings.ts';
import * as tooFewCards from './meeting/too-few-cards.ts';
import * as actionCards from './minutes/action-cards.ts';
import * as actionPresses from './minutes/action-presses.ts';
import * as approveMinutes from './minutes/approve-minutes.ts';
import * as beginMinutes from './minutes/begin-minutes.ts';
import * as changeAction from './minutes/change-action.ts';
import * as minutesCard from './minutes/minutes-card.ts';
import * as minutesDialogs from './minutes/minutes-dialogs.ts';
import * as recordPoint from './minutes/record-point.ts';
import * as actionReminders from './minutes/remind-of-action.ts';
import * as departedChair from './series/departed-chair.ts';
import * as endedInvitation from './series/ended-invitation.ts';
import { layOutAgain } from './series/lay-out-again.ts';
import * as scheduleSeries from './series/schedule-series.ts';
import * as seriesCard from './series/series-card.ts';
import * as showSeries from './series/show-series.ts';
import * as submitSchedule from './series/submit-schedule.ts';

/** `/liaison`: meetings of both sides that come again and again, with who comes, what about, and what was decided. */
export const liaisonFeature = feature({
  key: 'liaison',
  commands: [command.liaisonCommand],
  home: liaisonHome,
  calendar: liaisonCalendar,
  jobs: [layOutAgain],
  shortcuts: [
    {
      action: ADD_AGENDA_POINT.name,
      on: 'message',
      label: (words) => words('liaison.shortcut.message'),
      summary: (words) => words('liaison.shortcut.summary'),
    },
  ],
  modules: [
    ...[command, meetingReminders, actionReminders],
    ...[scheduleSeries, submitSchedule, showSeries, seriesCard],
    ...[departedChair, endedInvitation],
    ...[showMeetings, answerMeeting, sayComing, reminderCard, meetingNotices, tooFewCards],
    ...[changeMeetings, changeDialog, changeCard, restoreMeeting],
    ...[addPoint, submitPoint],
    ...[recordAttendance, attendanceDialog, beginMinutes, recordPoint, approveMinutes],
    ...[minutesDialogs, minutesCard, changeAction, actionPresses, actionCards],
    ...[calendarCard, openCalendar, calendarInvitation],
  ],
});
