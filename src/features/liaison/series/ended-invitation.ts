import { cardHead } from '../../../bot/declare/card-head.ts';
import { postedFarewell } from '../../../bot/declare/posted-card.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { line, strong } from '../../../cards/blocks.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { ConversationCard } from '../../../ports/crisis/push-store.ts';
import { LEFT_CHAIR_REMINDERS } from '../../../ports/people/register-writer.ts';
import type { ReadingStores } from '../../../ports/stores.ts';
import { ENDED_CARD, SERIES_CARD } from '../liaison-cards.ts';
import { titleOf } from '../meeting/meeting-words.ts';
import { momentText, readerOf } from '../meeting/when-words.ts';

/**
 * Tells those who have left that they are invited no more, where they got their invitation. They can press
 * nothing any more, so no calendar file is offered: it says what to take out.
 *
 * @returns for one of them; the card is about the reminder that they left, by its id.
 */
export async function endedInvitations(
  { stores }: Pick<OwnTransaction, 'stores'>,
  ahead: readonly SeriesAhead[],
  memberIds: readonly string[],
): Promise<(memberId: string, reminderId: string) => readonly ConversationCard[]> {
  const theirs = memberIds.flatMap((memberId) => endedFor(ahead, memberId));
  const seriesIds = [...new Set(theirs.map(({ series }) => series.id))];
  const invitations = await stores.sentCards.list([SERIES_CARD], seriesIds);
  return (memberId, reminderId) => {
    const ended = new Set(endedFor(ahead, memberId).map(({ series }) => series.id));
    const got = invitations.filter(
      (one) => one.memberId === memberId && one.state === 'arrived' && ended.has(one.recordId),
    );
    return [...new Set(got.map(({ conversationId }) => conversationId))].map((conversationId) => {
      return { card: ENDED_CARD, recordId: reminderId, revision: 1, conversationId };
    });
  };
}

/** To somebody who has left: which meetings they are invited to no more. */
export const endedCard = postedFarewell(ENDED_CARD, async (stores, reminderId, audience) => {
  const reminder = await stores.reminders.find(reminderId);
  if (reminder?.kind !== LEFT_CHAIR_REMINDERS) return undefined;
  const { words, now, partnership } = audience;
  // Somebody who came back is invited again.
  if (audience.members.some(({ id }) => id === reminder.recordId)) return undefined;
  const ended = endedFor(await seriesAhead(stores, partnership.id, now), reminder.recordId);
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

/** A series with meetings ahead, and when it meets next. */
export interface SeriesAhead {
  readonly series: Series;
  readonly next: Temporal.Instant;
}

/** Every series of a partnership with meetings ahead, in the order of their references. */
export async function seriesAhead(
  { series, meetings }: Pick<ReadingStores, 'series' | 'meetings'>,
  partnershipId: string,
  now: Temporal.Instant,
): Promise<readonly SeriesAhead[]> {
  const all = await series.list(partnershipId);
  const starts = await meetings.nextStarts(
    all.map(({ id }) => id),
    now,
  );
  return all.flatMap((one) => {
    const next = starts.get(one.id);
    return next ? [{ series: one, next }] : [];
  });
}

/** Those to which this member was invited. */
function endedFor(ahead: readonly SeriesAhead[], memberId: string): readonly SeriesAhead[] {
  return ahead.filter(({ series }) => wasInvited(series, memberId));
}

function wasInvited({ invitedIds, chairIds, noteTakerId }: Series, memberId: string): boolean {
  return [...invitedIds, ...chairIds, noteTakerId].includes(memberId);
}
