import { onPress } from '../../bot/declare/action.ts';
import type { Command, CommandForm, Context } from '../../bot/declare/context.ts';
import { cardReply, doneNotice, type Reply } from '../../bot/declare/reply.ts';
import { helpCard } from '../../bot/help-card.ts';
import { parseMeetingName } from '../../domain/reference.ts';
import {
  OPEN_MEETING,
  RESTORE_MEETING,
  SHOW_AGENDA,
  SHOW_DETAILS,
  SHOW_MINUTES,
  SHOW_SERIES,
} from './actions.ts';
import { agendaCard } from './agenda/agenda-card.ts';
import { addTyped } from './agenda/submit-point.ts';
import { showCalendar } from './calendar/calendar-card.ts';
import { openTyped } from './change/change-dialog.ts';
import { restoreMeeting } from './change/restore-meeting.ts';
import { meetingCard } from './meeting/meeting-card.ts';
import { listCard } from './meeting/meeting-list-card.ts';
import { listMeetings, showMeeting } from './meeting/show-meetings.ts';
import { beginMinutes, showMinutes } from './minutes/begin-minutes.ts';
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

/** `/liaison`: what may follow stands in {@link FORMS}. */
export const liaisonCommand: Command = {
  name: 'liaison',
  series: 'L',
  opensWith: 'show',
  summary: (words) => words('liaison.command.summary'),
  hint: (words) => words('liaison.command.hint'),
  forms: FORMS,
  handle(ctx, text) {
    const [word, rest] = firstWord(text);
    switch (word) {
      case '':
        return list(ctx);
      case 'help':
        return cardReply(helpCard([liaisonCommand], ctx));
      case 'schedule':
        return openSchedule(ctx, rest);
      case 'move':
      case 'skip':
      case 'cancel':
        return openTyped(ctx, word, rest);
      case 'agenda':
        return typedAgenda(ctx, rest);
      case 'minutes':
        return minutes(ctx, rest);
      case 'calendar':
        return showCalendar(ctx);
      case 'show':
        return show(ctx, rest);
      default:
        return show(ctx, text);
    }
  },
};

function firstWord(text: string): readonly [string, string] {
  const [, first = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
  return [first.toLowerCase(), rest];
}

async function list(ctx: Context): Promise<Reply> {
  return cardReply(listCard(await ctx.run(listMeetings, {}), ctx));
}

/** A series by its reference; a meeting by its name. */
async function show(ctx: Context, name: string): Promise<Reply> {
  if (parseMeetingName(name)?.date === undefined && name.trim() !== '') {
    return showOneSeries(ctx, name);
  }
  return cardReply(meetingCard(await ctx.run(showMeeting, { name }), ctx));
}

async function showOneSeries(ctx: Context, name: string): Promise<Reply> {
  return cardReply(await seriesPage(await ctx.run(showSeries, { name }), ctx));
}

function typedAgenda(ctx: Context, text: string): Promise<Reply> {
  const [word, rest] = firstWord(text);
  return word === 'add' ? addTyped(ctx, rest) : agenda(ctx, text);
}

async function agenda(ctx: Context, name: string): Promise<Reply> {
  return cardReply(agendaCard(await ctx.run(showMeeting, { name }), ctx));
}

async function minutes(ctx: Context, name: string): Promise<Reply> {
  const shown = await ctx.run(showMinutes, { name });
  return cardReply(minutesCard(shown ?? (await ctx.run(beginMinutes, { name })), ctx));
}

export const pressMeeting = onPress(OPEN_MEETING, show);
export const pressSeries = onPress(SHOW_SERIES, showOneSeries);
export const pressAgenda = onPress(SHOW_AGENDA, agenda);
export const pressMinutes = onPress(SHOW_MINUTES, minutes);
export const pressDetails = onPress(SHOW_DETAILS, async (ctx, name) =>
  cardReply(await detailsCard(await ctx.run(showDetails, { name }), ctx)),
);
export const pressRestore = onPress(RESTORE_MEETING, async (ctx, name) => {
  await ctx.run(restoreMeeting, { name });
  return doneNotice(ctx.words('liaison.change.restored', { name }));
});
