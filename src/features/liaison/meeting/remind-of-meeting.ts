import type { ReminderHandler } from '../../../bot/contributions.ts';
import type { Followed, OwnScene, ToldCard } from '../../../bot/use-case.ts';
import {
  hasBegun,
  isOver,
  OVER_OCCASION,
  QUORUM_OCCASION,
  quorumOf,
  reminderSubject,
} from '../../../domain/meeting/meeting.ts';
import { invitedOf, parseOffset } from '../../../domain/meeting/series.ts';
import type { Member } from '../../../domain/people/member.ts';
import type { DueReminder } from '../../../ports/delivery/reminder-store.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { MISSED_CARD, OVER_CARD, QUORUM_CARD, REMINDER_CARD } from '../liaison-cards.ts';
import { chairsOf } from '../rights.ts';
import { type MeetingOfSeries, readMeeting } from './find-meeting.ts';
import { auditOf } from './save-meeting.ts';

const NOTHING: Followed = { audit: [], shows: [], tells: [] };

/** Says that a meeting is near, that too few come to it, or that it is over. */
export const remindOfMeeting: ReminderHandler['remind'] = async (scene, { recordId }, due) => {
  const found = await readMeeting(scene.stores, recordId);
  if (found?.meeting.state !== 'planned') return NOTHING;
  const subject = reminderSubject(found.meeting);
  const live = due.filter((one) => one.subject === subject);
  const of = (wanted: string) => live.filter(({ occasion }) => occasion === wanted);
  const near = live.filter(({ occasion }) => parseOffset(occasion));
  return joined([
    remindOfNear(scene, found, near),
    remindOfQuorum(scene, found, of(QUORUM_OCCASION)),
    remindOfOver(scene, found, of(OVER_OCCASION)),
  ]);
};

/** Several that come at once, after an outage, are one message; of a meeting that is over it is said so, once. */
function remindOfNear(
  { people, now }: OwnScene,
  found: MeetingOfSeries,
  due: readonly DueReminder[],
): Followed {
  const last = due.at(-1);
  if (!last) return NOTHING;
  const { revision } = found.meeting;
  if (isOver(found.meeting, now)) {
    const shown = { card: MISSED_CARD, recordId: last.id, revision };
    return { audit: [line('meeting.reminder_missed', found, due)], shows: [shown] };
  }
  const shown = { card: REMINDER_CARD, recordId: last.id, revision };
  const told = hearers(found, people).map(({ id }) => ({ ...shown, memberId: id }));
  return { audit: [line('meeting.reminded', found, due)], shows: [shown], tells: told };
}

/** Those invited but who said that they are not coming, and those who come in somebody's place. */
function hearers({ series, meeting }: MeetingOfSeries, people: readonly Member[]): Member[] {
  const away = new Set(
    meeting.answers.filter(({ kind }) => kind !== 'coming').map(({ by }) => by.memberId),
  );
  const instead = new Set(meeting.answers.map(({ deputy }) => deputy?.memberId));
  const invited = new Set(invitedOf(series, people).map(({ id }) => id));
  return people.filter(({ id }) => instead.has(id) || (invited.has(id) && !away.has(id)));
}

function remindOfQuorum(
  { people, now }: OwnScene,
  found: MeetingOfSeries,
  due: readonly DueReminder[],
): Followed {
  const { series, meeting } = found;
  const [last] = due;
  if (!last || hasBegun(meeting, now) || quorumOf(meeting, series.quorum).met) return NOTHING;
  const chairs = chairsOf(series, meeting, people);
  const tells = told(chairs, QUORUM_CARD, last, meeting.revision);
  return { audit: [line('meeting.below_quorum', found, due)], shows: [], tells };
}

/** Who takes notes is asked for them; if nobody does, who chairs. */
function remindOfOver(
  { people }: OwnScene,
  found: MeetingOfSeries,
  due: readonly DueReminder[],
): Followed {
  const { series, meeting } = found;
  const [last] = due;
  if (!last) return NOTHING;
  const notes = people.filter(({ id }) => id === series.noteTakerId);
  const asked = notes.length > 0 ? notes : chairsOf(series, meeting, people);
  const tells = told(asked, OVER_CARD, last, meeting.revision);
  return { audit: [line('meeting.over', found, due)], shows: [], tells };
}

function told(
  people: readonly Member[],
  card: string,
  { id: recordId }: DueReminder,
  revision: number,
): ToldCard[] {
  return people.map(({ id: memberId }) => ({ card, recordId, revision, memberId }));
}

function line(action: string, found: MeetingOfSeries, due: readonly DueReminder[]): AuditDraft {
  return auditOf(found, action, { occasions: due.map(({ occasion }) => occasion) });
}

function joined(outcomes: readonly Followed[]): Followed {
  return {
    audit: outcomes.flatMap(({ audit }) => audit),
    shows: outcomes.flatMap(({ shows }) => shows),
    tells: outcomes.flatMap(({ tells = [] }) => tells),
  };
}
