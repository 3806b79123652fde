import { reminderHandler } from '../../../bot/declare/contributions.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
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
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import {
  MEETING_REMINDERS,
  MISSED_CARD,
  OVER_CARD,
  QUORUM_CARD,
  REMINDER_CARD,
} from '../liaison-cards.ts';
import { chairsOf } from '../rights.ts';
import { readMeeting } from './find-meeting.ts';
import { auditOf } from './save-meeting.ts';

/** What reminders of some occasions say, and to whom. */
interface Saying {
  readonly of: (occasion: string) => boolean;
  /** As the audit log names it. */
  readonly action: string;
  readonly card: string;
  readonly inChannel?: true;
  readonly people: readonly Member[];
}

/** Says that a meeting is near, that too few come to it, or that it is over. */
export const meetingReminders = reminderHandler(MEETING_REMINDERS, {
  knows: (occasion) =>
    parseOffset(occasion) !== undefined || [QUORUM_OCCASION, OVER_OCCASION].includes(occasion),
  async lock({ meetings, series }, { recordId }) {
    const meeting = await meetings.find(recordId);
    return meeting !== undefined && (await series.findForUpdate(meeting.seriesId)) !== undefined;
  },
  async remind(ctx, { recordId }, due) {
    const found = await readMeeting(ctx.stores, recordId);
    if (found?.meeting.state !== 'planned') return { audit: [], channelCards: [] };
    const subject = reminderSubject(found.meeting);
    const live = due.filter((one) => one.subject === subject);
    const said = sayingsOf(found, ctx).flatMap((one) => outcomeOf(found, one, live));
    return {
      audit: said.map(({ audit }) => audit),
      channelCards: said.flatMap(({ channelCards }) => channelCards),
      memberCards: said.flatMap(({ memberCards }) => memberCards),
    };
  },
});

/** Several that come at once, after an outage, are one message. */
function outcomeOf(
  found: MeetingOfSeries,
  { of, action, card, inChannel, people }: Saying,
  live: readonly DueReminder[],
) {
  const due = live.filter(({ occasion }) => of(occasion));
  const last = due.at(-1);
  if (!last) return [];
  const shown = { card, recordId: last.id, revision: found.meeting.revision };
  const audit = auditOf(found, action, { occasions: due.map(({ occasion }) => occasion) });
  const memberCards = people.map(({ id: memberId }) => ({ ...shown, memberId }));
  return [{ audit, channelCards: inChannel ? [shown] : [], memberCards }];
}

function sayingsOf(found: MeetingOfSeries, { people, now }: OwnTransaction): readonly Saying[] {
  const { series, meeting } = found;
  const chairs = chairsOf(series, meeting, people);
  const notes = people.filter(({ id }) => id === series.noteTakerId);
  const tooFew = !hasBegun(meeting, now) && !quorumOf(meeting, series.quorum).met;
  const near = {
    of: (occasion: string) => parseOffset(occasion) !== undefined,
    inChannel: true,
  } as const;
  return [
    // Of a meeting that is over it is said so, once.
    isOver(meeting, now)
      ? { ...near, action: 'meeting.reminder_missed', card: MISSED_CARD, people: [] }
      : {
          ...near,
          action: 'meeting.reminded',
          card: REMINDER_CARD,
          people: hearers(found, people),
        },
    {
      of: (occasion) => tooFew && occasion === QUORUM_OCCASION,
      action: 'meeting.below_quorum',
      card: QUORUM_CARD,
      people: chairs,
    },
    {
      of: (occasion) => occasion === OVER_OCCASION,
      action: 'meeting.over',
      card: OVER_CARD,
      // Who takes notes is asked for them; if nobody does, who chairs.
      people: notes.length > 0 ? notes : chairs,
    },
  ];
}

/** Those invited but who said that they are not coming, and those who come in somebody's place. */
function hearers({ series, meeting }: MeetingOfSeries, people: readonly Member[]): Member[] {
  const away = meeting.answers.filter(({ kind }) => kind !== 'coming').map(({ by }) => by.memberId);
  const instead = new Set(meeting.answers.map(({ deputy }) => deputy?.memberId));
  const invited = new Set(invitedOf(series, people).map(({ id }) => id));
  return people.filter(({ id }) => instead.has(id) || (invited.has(id) && !away.includes(id)));
}
