import type { Transaction } from '../../../bot/declare/transaction.ts';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import {
  type AnswerKind,
  deputiesFor,
  type Meeting,
  quorumOf,
  requireAhead,
  withAnswer,
} from '../../../domain/meeting/meeting.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { DEPUTY_CARD, DROPPED_CARD } from '../liaison-cards.ts';
import { chairsOf, MEETS, mayAnswer } from '../rights.ts';
import { findMeetingForUpdate, nameOf } from './find-meeting.ts';
import { refreshReminderCards } from './plan-reminders.ts';
import { auditOf } from './save-meeting.ts';

export interface MeetingAnswer {
  readonly name: string;
  readonly kind: AnswerKind;
  /** Who comes instead; nothing: the only one who can. */
  readonly deputyId?: string | undefined;
}

/** So long before it begins the chair hears at once that too few come. */
const SOON_HOURS = 24;

/** Says whether one comes. The last word counts; said twice, it is said once. */
export const answerMeeting = useCase<MeetingAnswer, MeetingOfSeries>({
  name: 'answer-meeting',
  right: MEETS,
  async run(ctx, { name, kind, deputyId }) {
    const { stores, member, now } = ctx;
    const found = await findMeetingForUpdate(ctx, name);
    const { series, meeting } = found;
    requireAhead(meeting, nameOf(found), now);
    if (!mayAnswer(member, series, meeting)) {
      const { name: arranger } = series.created.by;
      throw new Refusal('meeting_not_invited', { meeting: nameOf(found), name: arranger });
    }
    const deputy = kind === 'deputy' ? deputyAmong(ctx, found, deputyId) : undefined;
    const before = meeting.answers.find(({ by }) => by.memberId === member.id);
    const instead = before?.deputy?.memberId;
    if (before?.kind === kind && instead === deputy?.id) return unchanged(found);
    const answer = { by: actorOf(member), kind, deputy: deputy && actorOf(deputy), at: now };
    const changed = withAnswer(meeting, answer);
    await stores.meetings.saveAnswer(meeting.id, answer);
    await stores.meetings.update(changed);
    const detail = { answer: kind, ...(deputy && { deputy: deputy.id }) };
    const { channelCards, memberCards } = await refreshReminderCards(ctx, changed);
    const deputies = new Set([deputy?.id, instead].filter((id) => id !== undefined));
    return {
      result: { series, meeting: changed },
      audit: [auditOf(found, 'meeting.answered', detail)],
      channelCards,
      memberCards: [
        ...memberCards,
        ...told(DROPPED_CARD, changed, chairsLosing(ctx, found, changed)),
        // Who comes instead hears of it, and who was to and does not any more.
        ...told(DEPUTY_CARD, changed, [...deputies]),
      ],
    };
  },
});

/** @throws Refusal `meeting_no_deputy`. */
function deputyAmong(
  { member, people }: Pick<Transaction, 'member' | 'people'>,
  { series }: MeetingOfSeries,
  deputyId: string | undefined,
): Member {
  const deputies = deputiesFor(member, people);
  const found = deputyId === undefined ? deputies[0] : deputies.find(({ id }) => id === deputyId);
  if (!found) throw new Refusal('meeting_no_deputy', { name: series.created.by.name });
  return found;
}

/** Who is told of a quorum that is lost shortly before. */
function chairsLosing(
  { people, now }: Transaction,
  { series, meeting: before }: MeetingOfSeries,
  after: Meeting,
): readonly string[] {
  const soon = Temporal.Instant.compare(after.starts, now.add({ hours: SOON_HOURS })) <= 0;
  const lost = quorumOf(before, series.quorum).met && !quorumOf(after, series.quorum).met;
  return soon && lost ? chairsOf(series, after, people).map(({ id }) => id) : [];
}

function told(card: string, { id: recordId, revision }: Meeting, to: readonly string[]) {
  return to.map((memberId) => ({ card, recordId, revision, memberId }));
}
