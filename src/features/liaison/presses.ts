import type { LegacyFeature } from '../../bot/legacy.ts';
import { ACTION_ACTION, POINT_ACTION } from '../../bot/signals/agenda-buttons.ts';
import { openPoint, submitPoint } from './agenda/point-dialog.ts';
import {
  endCalendar,
  NEW_CALENDAR_ACTION,
  renewCalendar,
  STOP_CALENDAR_ACTION,
} from './calendar/calendar-card.ts';
import { offerCalendarFile } from './calendar/calendar-invitation.ts';
import { openChange, submitChange } from './change/change-dialog.ts';
import {
  type Asked,
  details,
  minutes,
  restore,
  show,
  showAgenda,
  showOneSeries,
} from './command.ts';
import * as names from './liaison-cards.ts';
import { sayComing, sayDeputy, sayNotComing, submitDeputy } from './meeting/answer-presses.ts';
import { openAttendance, submitAttendance } from './meeting/attendance-dialog.ts';
import {
  doneAction,
  notNeededAction,
  openPostpone,
  showOneAction,
  submitPostpone,
} from './minutes/action-cards.ts';
import {
  approve,
  openCorrection,
  openRecord,
  propose,
  submitCorrection,
  submitRecord,
} from './minutes/minutes-dialogs.ts';
import { openSchedule, submitSchedule } from './series/submit-schedule.ts';

/** What each button of this feature does. */
export function liaisonPresses(asked: Asked): LegacyFeature['presses'] {
  return {
    [names.OPEN_ACTION]: show(asked),
    [names.SHOW_SERIES_ACTION]: showOneSeries,
    [names.SCHEDULE_ACTION]: openSchedule,
    [names.COMING_ACTION]: sayComing,
    [names.NOT_COMING_ACTION]: sayNotComing,
    [names.DEPUTY_ACTION]: sayDeputy,
    [POINT_ACTION]: openPoint,
    [names.CHANGE_ACTION]: openChange,
    [names.RESTORE_ACTION]: restore,
    [names.DETAILS_ACTION]: details,
    [names.AGENDA_ACTION]: showAgenda(asked),
    [names.MINUTES_ACTION]: minutes(asked),
    [names.RECORD_ACTION]: openRecord,
    [names.ATTENDANCE_ACTION]: openAttendance,
    [names.PROPOSE_ACTION]: propose,
    [names.APPROVE_ACTION]: approve,
    [names.CORRECT_ACTION]: openCorrection,
    [ACTION_ACTION]: showOneAction,
    [names.ACTION_DONE_ACTION]: doneAction,
    [names.ACTION_NOT_NEEDED_ACTION]: notNeededAction,
    [names.ACTION_POSTPONE_ACTION]: openPostpone,
    [names.CALENDAR_FILE_ACTION]: offerCalendarFile,
    [NEW_CALENDAR_ACTION]: renewCalendar,
    [STOP_CALENDAR_ACTION]: endCalendar,
  };
}

/** What each form of this feature does. */
export const LIAISON_SUBMISSIONS: LegacyFeature['submissions'] = {
  [names.SCHEDULE_ACTION]: submitSchedule,
  [names.DEPUTY_ACTION]: submitDeputy,
  [POINT_ACTION]: submitPoint,
  [names.CHANGE_ACTION]: submitChange,
  [names.RECORD_ACTION]: submitRecord,
  [names.ATTENDANCE_ACTION]: submitAttendance,
  [names.CORRECT_ACTION]: submitCorrection,
  [names.ACTION_POSTPONE_ACTION]: submitPostpone,
};
