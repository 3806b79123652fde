import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience, Context } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { heading, line, moment, quiet, strong } from '../../../cards/blocks.ts';
import type { Block, Button, Card, ListRow, Run } from '../../../cards/card.ts';
import type { Action, AgendaPoint } from '../../../domain/meeting/agenda.ts';
import { isFixed } from '../../../domain/meeting/minutes.ts';
import { hasRight } from '../../../domain/people/right.ts';
import { isSide, SIDES } from '../../../domain/people/side.ts';
import type { MeetingWithMinutes } from '../../../ports/meeting/meeting-store.ts';
import {
  APPROVE_MINUTES,
  CORRECT_MINUTES,
  PROPOSE_MINUTES,
  RECORD_ATTENDANCE,
  RECORD_POINT,
  SHOW_MINUTES,
} from '../actions.ts';
import { pointText } from '../agenda/agenda-card.ts';
import { MINUTES_CARD } from '../liaison-cards.ts';
import { nameOf } from '../meeting/find-meeting.ts';
import { aboutMeeting, named, rowsOr } from '../meeting/meeting-words.ts';
import { APPROVES, arranges } from '../rights.ts';

/** The minutes in the channel: what was decided, and whose word is missing. */
export const postedMinutesCard = postedCard(MINUTES_CARD, async (stores, recordId, audience) => {
  const minutes = await stores.meetings.findWithMinutes(recordId);
  if (!minutes) return undefined;
  const { words } = audience;
  const name = nameOf(minutes);
  const approve = APPROVE_MINUTES.button(name, words('liaison.button.approve'), 'primary');
  return {
    ...headOf(minutes, audience),
    blocks: minutesBlocks(minutes, audience, () => undefined),
    buttons: [
      ...(isFixed(minutes.meeting) ? [] : [approve]),
      SHOW_MINUTES.button(name, words('liaison.button.minutes')),
    ],
  };
});

/** The minutes to one member, with what they can do. */
export function minutesCard(minutes: MeetingWithMinutes, ctx: Context): Card {
  const { words, member } = ctx;
  const writes = arranges(member, minutes.series) && !isFixed(minutes.meeting);
  const record = ({ id }: AgendaPoint) =>
    writes ? RECORD_POINT.button(id, words('liaison.button.record')) : undefined;
  return {
    ...headOf(minutes, ctx),
    blocks: minutesBlocks(minutes, ctx, record),
    buttons: buttonsOf(minutes, writes, ctx),
  };
}

function headOf(minutes: MeetingWithMinutes, audience: Audience) {
  const key = isFixed(minutes.meeting) ? 'fixed' : 'open';
  const title = audience.words(`liaison.minutes.${key}`, aboutMeeting(minutes, audience));
  return cardHead(title, audience);
}

function buttonsOf(
  minutes: MeetingWithMinutes,
  writes: boolean,
  { words, member }: Context,
): Button[] {
  const { meeting } = minutes;
  const name = nameOf(minutes);
  const { side } = member.organisation;
  const fixed = isFixed(meeting);
  const begun = meeting.agendaFixedAt !== undefined;
  const asked = begun && !fixed && isSide(side) && !meeting.approvals[side];
  const approves = asked && hasRight(member, APPROVES);
  return [
    ...(writes ? [RECORD_ATTENDANCE.button(name, words('liaison.button.attendance'))] : []),
    ...(writes ? [PROPOSE_MINUTES.button(name, words('liaison.button.propose'))] : []),
    ...(approves ? [APPROVE_MINUTES.button(name, words('liaison.button.approve'))] : []),
    ...(fixed ? [CORRECT_MINUTES.button(name, words('liaison.button.correct'))] : []),
  ];
}

function minutesBlocks(
  minutes: MeetingWithMinutes,
  audience: Audience,
  buttonOf: (point: AgendaPoint) => Button | undefined,
): Block[] {
  const { words } = audience;
  const { points, meeting, corrections } = minutes;
  const rows = points.flatMap((point) => pointRows(point, audience, buttonOf(point)));
  const there = meeting.attended ? 'attended' : 'no_attendance';
  const names = meeting.attended?.map(({ name }) => name).join(', ') || '–';
  return [
    line(words(`liaison.minutes.${there}`, { names })),
    rowsOr(words('liaison.agenda.none'), rows),
    ...(meeting.agendaFixedAt ? approvalBlocks(minutes, audience) : []),
    ...(corrections.length > 0 ? [heading(words('liaison.minutes.corrections'))] : []),
    ...corrections.map(({ text, written }): Block => {
      return { tag: 'quote', heading: named(written.by), text };
    }),
  ];
}

function pointRows(point: AgendaPoint, audience: Audience, own: Button | undefined): ListRow[] {
  const { words } = audience;
  const { decision, actions } = point;
  const row: ListRow = {
    symbol: decision === undefined && actions.length === 0 ? 'open' : 'done',
    text: [strong(pointText(point, words))],
    detail: [decision ?? words('liaison.minutes.undecided')],
    ...(own && { button: own }),
  };
  return [row, ...actions.map((action) => actionRow(action, audience))];
}

/** "○ call the youth workers · Safety coordinator · due Tue 14:00" */
export function actionRow(
  { what, owner, due, state }: Action,
  { words, now }: Pick<Audience, 'words' | 'now'>,
): ListRow {
  const late = Temporal.Instant.compare(due, now) <= 0 ? 'overdue' : 'open';
  const at: Run = moment(due);
  return {
    symbol: state === 'open' ? late : 'done',
    text: [`→ ${what}`],
    detail: [`${named(owner)} · `, words('due.due'), ' ', at],
  };
}

function approvalBlocks({ meeting }: MeetingWithMinutes, { words, sides }: Audience): Block[] {
  const rows = SIDES.map((side): ListRow => {
    const name = meeting.approvals[side]?.by.name;
    const of = { side: sides[side] };
    return name === undefined
      ? { symbol: 'open', text: [words('liaison.minutes.not_approved', of)] }
      : { symbol: 'done', text: [words('liaison.minutes.approved', { ...of, name })] };
  });
  const help = isFixed(meeting) ? 'fixed_help' : 'open_help';
  return [{ tag: 'list', rows }, quiet(words(`liaison.minutes.${help}`))];
}
