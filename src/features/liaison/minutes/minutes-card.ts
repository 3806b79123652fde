import { cardHead } from '../../../bot/card-head.ts';
import { postedCard } from '../../../bot/posted-card.ts';
import type { Audience, Turn } from '../../../bot/turn.ts';
import { heading, line, quiet, strong } from '../../../cards/blocks.ts';
import type { Block, Button, Card, ListRow, RichText } from '../../../cards/card.ts';
import type { Action, AgendaPoint } from '../../../domain/meeting/agenda.ts';
import { isFixed } from '../../../domain/meeting/minutes.ts';
import { hasRight } from '../../../domain/people/right.ts';
import { SIDES } from '../../../domain/people/side.ts';
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
import { nameOf, readMeeting } from '../meeting/find-meeting.ts';
import { aboutMeeting, named } from '../meeting/meeting-words.ts';
import { APPROVES, arranges } from '../rights.ts';
import { type Minutes, minutesOf } from './minutes-of-meeting.ts';

/** The minutes in the channel: what was decided, and whose word is missing. */
export const postedMinutesCard = postedCard(MINUTES_CARD, async (stores, recordId, audience) => {
  const found = await readMeeting(stores, recordId);
  if (!found) return undefined;
  const minutes = await minutesOf({ stores }, found);
  const { words } = audience;
  const name = nameOf(minutes);
  const approve = APPROVE_MINUTES.button(name, words('liaison.button.approve'), 'primary');
  return {
    ...headOf(minutes, audience),
    blocks: minutesBlocks(minutes, audience, () => undefined),
    buttons: [
      ...(isFixed(found.meeting) ? [] : [approve]),
      SHOW_MINUTES.button(name, words('liaison.button.minutes')),
    ],
  };
});

/** The minutes to one member, with what they can do. */
export function minutesCard(minutes: Minutes, turn: Turn): Card {
  const { words, member } = turn;
  const writes = arranges(member, minutes.series) && !isFixed(minutes.meeting);
  const record = ({ id }: AgendaPoint) =>
    writes ? RECORD_POINT.button(id, words('liaison.button.record')) : undefined;
  return {
    ...headOf(minutes, turn),
    blocks: minutesBlocks(minutes, turn, record),
    buttons: buttonsOf(minutes, writes, turn),
  };
}

function headOf(minutes: Minutes, audience: Audience) {
  const key = isFixed(minutes.meeting) ? 'fixed' : 'open';
  const title = audience.words(`liaison.minutes.${key}`, aboutMeeting(minutes, audience));
  return cardHead(title, audience);
}

function buttonsOf(minutes: Minutes, writes: boolean, { words, member }: Turn): Button[] {
  const { meeting } = minutes;
  const name = nameOf(minutes);
  const { side } = member.organisation;
  const begun = meeting.agendaFixedAt !== undefined;
  const asks = begun && !isFixed(meeting) && side !== 'partner' && !meeting.approvals[side];
  return [
    ...(writes
      ? [
          RECORD_ATTENDANCE.button(name, words('liaison.button.attendance')),
          PROPOSE_MINUTES.button(name, words('liaison.button.propose')),
        ]
      : []),
    ...(asks && hasRight(member, APPROVES)
      ? [APPROVE_MINUTES.button(name, words('liaison.button.approve'))]
      : []),
    ...(isFixed(meeting) ? [CORRECT_MINUTES.button(name, words('liaison.button.correct'))] : []),
  ];
}

function minutesBlocks(
  minutes: Minutes,
  audience: Audience,
  buttonOf: (point: AgendaPoint) => Button | undefined,
): Block[] {
  const { words } = audience;
  const { points, meeting, corrections } = minutes;
  const rows = points.flatMap((point) => pointRows(point, audience, buttonOf(point)));
  const attended = meeting.attended?.map(({ name }) => name).join(', ');
  const there =
    attended === undefined ? 'liaison.minutes.no_attendance' : 'liaison.minutes.attended';
  return [
    line(words(there, { names: attended === '' ? '–' : (attended ?? '') })),
    rows.length > 0 ? { tag: 'list', rows } : line(words('liaison.agenda.none')),
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
  const decided = decision ?? words('liaison.minutes.undecided');
  const row: ListRow = {
    symbol: decision === undefined && actions.length === 0 ? 'open' : 'done',
    text: [strong(pointText(point, words))],
    detail: [decided],
    ...(own && { button: own }),
  };
  return [row, ...actions.map((action) => actionRow(action, audience))];
}

/** "○ call the youth workers · Safety coordinator · due Tue 14:00" */
export function actionRow(
  { what, owner, due, state }: Action,
  { words, now }: Pick<Audience, 'words' | 'now'>,
): ListRow {
  const overdue = state === 'open' && Temporal.Instant.compare(due, now) <= 0;
  const when: RichText = [words('due.due'), ' ', { run: 'time', at: due.toString() }];
  return {
    symbol: state === 'open' ? (overdue ? 'overdue' : 'open') : 'done',
    text: [`→ ${what}`],
    detail: [`${named(owner)} · `, ...when],
  };
}

function approvalBlocks({ meeting }: Minutes, { words, sides }: Audience): Block[] {
  const rows = SIDES.map((side): ListRow => {
    const deed = meeting.approvals[side];
    const text = deed
      ? words('liaison.minutes.approved', { side: sides[side], name: deed.by.name })
      : words('liaison.minutes.not_approved', { side: sides[side] });
    return { symbol: deed ? 'done' : 'open', text: [text] };
  });
  const fixed = isFixed(meeting) ? 'liaison.minutes.fixed_help' : 'liaison.minutes.open_help';
  return [{ tag: 'list', rows }, quiet(words(fixed))];
}
