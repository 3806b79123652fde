import { helpCard } from '../../bot/help-card.ts';
import type { PressHandler } from '../../bot/legacy.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Command, CommandForm, Turn } from '../../bot/turn.ts';
import { parseMeetingName } from '../../domain/reference.ts';
import { agendaCard } from './agenda/agenda-card.ts';
import { addTyped } from './agenda/point-dialog.ts';
import { showCalendar } from './calendar/calendar-card.ts';
import { openChange } from './change/change-dialog.ts';
import { restoreMeeting } from './change/restore-meeting.ts';
import { listCard } from './meeting/list-card.ts';
import { listMeetings } from './meeting/list-meetings.ts';
import { meetingCard } from './meeting/meeting-card.ts';
import type { ShowMeeting } from './meeting/show-meeting.ts';
import type { ShowMinutes } from './minutes/begin-minutes.ts';
import { minutesCard } from './minutes/minutes-card.ts';
import { detailsCard, seriesPage } from './series/series-page.ts';
import { showDetails, showSeries } from './series/show-series.ts';
import { openSchedule } from './series/submit-schedule.ts';

const FORMS: readonly CommandForm[] = [
  { usage: '', summary: (words) => words('liaison.command.list') },
  {
    usage: 'schedule every second Tuesday of the month 10:00',
    summary: (words) => words('liaison.command.schedule'),
  },
  { usage: 'show L-2026-0001', summary: (words) => words('liaison.command.show') },
  { usage: 'move L-2026-0001 Thursday 14:00', summary: (words) => words('liaison.command.move') },
  { usage: 'skip L-2026-0001', summary: (words) => words('liaison.command.skip') },
  { usage: 'cancel L-2026-0001', summary: (words) => words('liaison.command.cancel') },
  { usage: 'agenda', summary: (words) => words('liaison.command.agenda') },
  { usage: 'agenda add training in January', summary: (words) => words('liaison.command.add') },
  { usage: 'minutes', summary: (words) => words('liaison.command.minutes') },
  { usage: 'calendar', summary: (words) => words('liaison.command.calendar') },
  { usage: 'help', summary: (words) => words('liaison.command.help') },
];
const FIRST_WORD = /^(\S*)\s*([\s\S]*)$/;

export interface Asked {
  readonly showMeeting: ShowMeeting;
  readonly showMinutes: ShowMinutes;
}

export function createLiaisonCommand(asked: Asked): Command {
  const command: Command = {
    name: 'liaison',
    summary: (words) => words('liaison.command.summary'),
    hint: (words) => words('liaison.command.hint'),
    forms: FORMS,
    handle(turn, text) {
      const [, first = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
      switch (first.toLowerCase()) {
        case '':
          return list(turn);
        case 'help':
          return { kind: 'card', card: helpCard([command], turn) };
        case 'schedule':
          return openSchedule(turn, rest);
        case 'move':
        case 'skip':
        case 'cancel':
          return openChange(turn, `${first.toLowerCase()} ${rest}`);
        case 'agenda':
          return agenda(asked, turn, rest);
        case 'minutes':
          return minutes(asked)(turn, rest);
        case 'calendar':
          return showCalendar(turn);
        case 'show':
          return show(asked)(turn, rest);
        default:
          return show(asked)(turn, text);
      }
    },
  };
  return command;
}

async function list(turn: Turn): Promise<Reply> {
  return { kind: 'card', card: listCard(await turn.perform(listMeetings, {}), turn) };
}

/** A series by its reference; a meeting by its name. */
export function show({ showMeeting }: Pick<Asked, 'showMeeting'>): PressHandler {
  return async (turn, name) => {
    if (parseMeetingName(name)?.date === undefined && name.trim() !== '') {
      return showOneSeries(turn, name);
    }
    return { kind: 'card', card: meetingCard(await turn.perform(showMeeting, { name }), turn) };
  };
}

export const showOneSeries: PressHandler = async (turn, name) => {
  return { kind: 'card', card: await seriesPage(await turn.perform(showSeries, { name }), turn) };
};

export const details: PressHandler = async (turn, name) => {
  return { kind: 'card', card: await detailsCard(await turn.perform(showDetails, { name }), turn) };
};

export const restore: PressHandler = async (turn, name) => {
  await turn.perform(restoreMeeting, { name });
  return { kind: 'notice', tone: 'done', text: turn.words('liaison.change.restored', { name }) };
};

export function showAgenda({ showMeeting }: Pick<Asked, 'showMeeting'>): PressHandler {
  return async (turn, name) => {
    return { kind: 'card', card: agendaCard(await turn.perform(showMeeting, { name }), turn) };
  };
}

function agenda(asked: Asked, turn: Turn, text: string): Reply | Promise<Reply> {
  const [, first = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
  return first.toLowerCase() === 'add' ? addTyped(turn, rest) : showAgenda(asked)(turn, text);
}

export function minutes({ showMinutes }: Pick<Asked, 'showMinutes'>): PressHandler {
  return async (turn, name) => {
    return { kind: 'card', card: minutesCard(await turn.perform(showMinutes, { name }), turn) };
  };
}
