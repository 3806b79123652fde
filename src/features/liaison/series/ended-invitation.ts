import { cardHead } from '../../../bot/declare/card-head.ts';
import { postedFarewell } from '../../../bot/declare/posted-card.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { line, strong } from '../../../cards/blocks.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { ConversationCard } from '../../../ports/crisis/push-store.ts';
import type { ReminderRecord } from '../../../ports/delivery/reminder-store.ts';
import { LEFT_CHAIR_REMINDERS } from '../../../ports/people/register-writer.ts';
import type { Stores } from '../../../ports/stores.ts';
import { ENDED_CARD, SERIES_CARD } from '../liaison-cards.ts';
import { titleOf } from '../meeting/meeting-words.ts';
import { momentText, readerOf } from '../meeting/when-words.ts';

type Read = Pick<Stores, 'series' | 'meetings'>;

/**
 * Tells somebody who has left that they are invited no more, where they got their invitation. They can press
 * nothing any more, so no calendar file is offered: it says what to take out.
 *
 * @param reminderId of the reminder that they left, which the card is about.
 */
export async function endedInvitations(
  { stores, now }: OwnTransaction,
  record: ReminderRecord,
  reminderId: string,
): Promise<ConversationCard[]> {
  const ended = await endedFor(stores, record, now);
  const seriesIds = ended.map(({ series }) => series.id);
  const invitations = await stores.sentCards.list([SERIES_CARD], seriesIds);
  const got = invitations.filter(
    ({ memberId, state }) => memberId === record.recordId && state === 'arrived',
  );
  return [...new Set(got.map(({ conversationId }) => conversationId))].map((conversationId) => {
    return { card: ENDED_CARD, recordId: reminderId, revision: 1, conversationId };
  });
}

/** To somebody who has left: which meetings they are invited to no more. */
export const endedCard = postedFarewell(ENDED_CARD, async (stores, reminderId, audience) => {
  const reminder = await stores.reminders.find(reminderId);
  if (reminder?.kind !== LEFT_CHAIR_REMINDERS) return undefined;
  const { words, now, partnership } = audience;
  // Somebody who came back is invited again.
  if (audience.members.some(({ id }) => id === reminder.recordId)) return undefined;
  const ended = await endedFor(stores, reminder, now);
  if (ended.length === 0) return undefined;
  const rows = ended.map(({ series, next }) => {
    const when = momentText(next, readerOf(audience), now);
    return {
      text: [strong(`${series.reference} · ${titleOf(series, words)}`)],
      detail: [words('liaison.ended.next', { when })],
    };
  });
  return {
    ...cardHead(words('liaison.ended.title', { partnership: partnership.name }), audience),
    blocks: [{ tag: 'list', rows }, line(words('liaison.ended.help'))],
    buttons: [],
  };
});

/** Every series with meetings ahead to which this member was invited, with when it meets next. */
async function endedFor(
  { series, meetings }: Read,
  { partnershipId, recordId: memberId }: ReminderRecord,
  now: Temporal.Instant,
): Promise<readonly { readonly series: Series; readonly next: Temporal.Instant }[]> {
  const theirs = (await series.list(partnershipId)).filter((one) => wasInvited(one, memberId));
  const filter = { endsAfter: now, states: ['planned'] } as const;
  const ended: { readonly series: Series; readonly next: Temporal.Instant }[] = [];
  // One after another: a transaction has one connection.
  for (const one of theirs) {
    const [next] = await meetings.list({ ...filter, seriesId: one.id }, { most: 1 });
    if (next) ended.push({ series: one, next: next.starts });
  }
  return ended;
}

function wasInvited({ invitedIds, chairIds, noteTakerId }: Series, memberId: string): boolean {
  return [...invitedIds, ...chairIds, noteTakerId].includes(memberId);
}
