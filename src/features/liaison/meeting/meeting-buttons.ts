import type { Audience, Context } from '../../../bot/declare/context.ts';
import { ADD_AGENDA_POINT } from '../../../bot/signals/actions.ts';
import type { Button } from '../../../cards/card.ts';
import { deputiesFor, hasBegun, isOver } from '../../../domain/meeting/meeting.ts';
import type { Words } from '../../../locales/words.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import {
  CALENDAR_END,
  CALENDAR_FILE,
  CHANGE_MEETINGS,
  CHANGE_WORDS,
  OPEN_MEETING,
  RECORD_ATTENDANCE,
  RESTORE_MEETING,
  SAY_COMING,
  SAY_DEPUTY,
  SAY_NOT_COMING,
  SHOW_AGENDA,
  SHOW_DETAILS,
  SHOW_MINUTES,
} from '../actions.ts';
import { arranges, mayAnswer } from '../rights.ts';
import { nameOf } from './find-meeting.ts';

/** *Coming*, *Not coming*, *My deputy comes*. */
export function answerButtons(
  name: string,
  { words, member, members }: Pick<Audience, 'words' | 'member' | 'members'>,
): Button[] {
  // In a channel anybody may press: whoever has several deputies is asked which.
  const opensDialog = member ? deputiesFor(member, members).length > 1 : true;
  return [
    SAY_COMING.button(name, words('liaison.button.coming'), 'primary'),
    SAY_NOT_COMING.button(name, words('liaison.button.not_coming')),
    { ...SAY_DEPUTY.button(name, words('liaison.button.deputy')), opensDialog },
  ];
}

/** Shows a meeting. @param name of it. */
export function meetingButton(name: string, words: Words): Button {
  return OPEN_MEETING.button(name, words('liaison.button.open'));
}

/** Puts something onto the agenda of a meeting. @param name of it. */
export function pointButton(name: string, words: Words): Button {
  return ADD_AGENDA_POINT.button(name, words('liaison.button.point'));
}

/**
 * The file by which a calendar takes a meeting in, or out again: whoever took it in needs its end as well.
 *
 * @param name of the meeting.
 */
export function calendarButton(name: string, takesPlace: boolean, words: Words): Button {
  const label = words(takesPlace ? 'liaison.button.calendar_file' : 'liaison.button.calendar_end');
  return CALENDAR_FILE.button(name, label);
}

/** The file that takes a meeting out of the calendar of one member, though it takes place. @param name of it. */
export function endButton(name: string, words: Words): Button {
  return CALENDAR_END.button(name, words('liaison.button.calendar_end'));
}

/** Everything that can be done with a meeting by this member. */
export function meetingButtons(found: MeetingOfSeries, ctx: Context): Button[] {
  const { words, member, now } = ctx;
  const { series, meeting } = found;
  const name = nameOf(found);
  const planned = meeting.state === 'planned';
  const over = isOver(meeting, now);
  const ahead = planned && !over;
  const begun = planned && hasBegun(meeting, now);
  const mine = arranges(member, series);
  const restores = meeting.state === 'skipped' && !over && mine;
  return [
    ...(ahead && mayAnswer(member, series, meeting) ? answerButtons(name, ctx) : []),
    ...(ahead ? [pointButton(name, words)] : []),
    ...(begun && mine ? [RECORD_ATTENDANCE.button(name, words('liaison.button.attendance'))] : []),
    ...(planned ? [SHOW_AGENDA.button(name, words('liaison.button.agenda'))] : []),
    ...(begun ? [SHOW_MINUTES.button(name, words('liaison.button.minutes'))] : []),
    ...(ahead && mine ? changeButtons(name, words) : []),
    ...(restores ? [RESTORE_MEETING.button(name, words('liaison.button.restore'))] : []),
    calendarButton(name, planned, words),
    SHOW_DETAILS.button(name, words('liaison.button.details')),
  ];
}

function changeButtons(name: string, words: Words): Button[] {
  return CHANGE_WORDS.map((word) =>
    CHANGE_MEETINGS.button({ word, name, to: undefined }, words(`liaison.button.${word}`)),
  );
}
