import { POINT_ACTION } from '../../../bot/signals/agenda-buttons.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Button } from '../../../cards/card.ts';
import { deputiesFor, hasBegun, isOver } from '../../../domain/meeting/meeting.ts';
import type { Words } from '../../../locales/words.ts';
import {
  AGENDA_ACTION,
  ATTENDANCE_ACTION,
  CALENDAR_FILE_ACTION,
  CHANGE_ACTION,
  COMING_ACTION,
  DEPUTY_ACTION,
  DETAILS_ACTION,
  MINUTES_ACTION,
  NOT_COMING_ACTION,
  RESTORE_ACTION,
} from '../liaison-cards.ts';
import { arranges } from '../rights.ts';
import { mayAnswer } from './answer-meeting.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';

/** *Coming*, *Not coming*, *My deputy comes*. */
export function answerButtons(name: string, words: Words, severalDeputies: boolean): Button[] {
  return [
    button(COMING_ACTION, name, words('liaison.button.coming'), { look: 'primary' }),
    button(NOT_COMING_ACTION, name, words('liaison.button.not_coming')),
    button(DEPUTY_ACTION, name, words('liaison.button.deputy'), { opensDialog: severalDeputies }),
  ];
}

export function pointButton(name: string, words: Words): Button {
  return button(POINT_ACTION, name, words('liaison.button.point'), { opensDialog: true });
}

/** Everything that can be done with a meeting by this member. */
export function meetingButtons(found: MeetingOfSeries, turn: Turn): Button[] {
  const { words, member, members, now } = turn;
  const { series, meeting } = found;
  const name = nameOf(found);
  const planned = meeting.state === 'planned';
  const ahead = planned && !isOver(meeting, now);
  const several = deputiesFor(member, members).length > 1;
  const mine = arranges(member, series);
  const skipped = meeting.state === 'skipped' && !isOver(meeting, now);
  return [
    ...(ahead && mayAnswer(turn, found) ? answerButtons(name, words, several) : []),
    ...(ahead ? [pointButton(name, words)] : []),
    ...(planned && hasBegun(meeting, now) && mine
      ? [button(ATTENDANCE_ACTION, name, words('liaison.button.attendance'), { opensDialog: true })]
      : []),
    ...(planned ? [button(AGENDA_ACTION, name, words('liaison.button.agenda'))] : []),
    ...(planned && hasBegun(meeting, now)
      ? [button(MINUTES_ACTION, name, words('liaison.button.minutes'))]
      : []),
    ...(ahead && mine ? changeButtons(name, words) : []),
    ...(skipped && mine ? [button(RESTORE_ACTION, name, words('liaison.button.restore'))] : []),
    ...(planned ? [button(CALENDAR_FILE_ACTION, name, words('liaison.button.calendar_file'))] : []),
    button(DETAILS_ACTION, name, words('liaison.button.details')),
  ];
}

function changeButtons(name: string, words: Words): Button[] {
  return (['move', 'skip', 'cancel'] as const).map((kind) =>
    button(CHANGE_ACTION, `${kind} ${name}`, words(`liaison.button.${kind}`), {
      opensDialog: true,
    }),
  );
}
