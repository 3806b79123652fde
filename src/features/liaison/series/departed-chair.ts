import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { reminderHandler } from '../../../bot/declare/contributions.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { line, strong } from '../../../cards/blocks.ts';
import type { ListRow } from '../../../cards/card.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { ReminderRecord } from '../../../ports/delivery/reminder-store.ts';
import { LEFT_CHAIR_REMINDERS } from '../../../ports/people/register-writer.ts';
import type { Stores } from '../../../ports/stores.ts';
import { SHOW_SERIES } from '../actions.ts';
import { LEFT_CHAIR_CARD } from '../liaison-cards.ts';
import { titleOf } from '../meeting/meeting-words.ts';
import { coordinates } from '../rights.ts';
import { endedInvitations } from './ended-invitation.ts';
import { askedInstead } from './series-card.ts';

/** More than these nobody reads at once. */
const MOST_ROWS = 20;

/**
 * Somebody left: they hear that they are invited no more, and both sides' coordinators at once of the meetings that
 * they were to chair. There are none: nobody hears.
 */
export const departedChairs = reminderHandler(LEFT_CHAIR_REMINDERS, {
  knows: (occasion) => occasion === LEFT_CHAIR_REMINDERS,
  lock: async () => true,
  async remind(ctx, record, due) {
    const { stores, people, now } = ctx;
    const last = due.at(-1);
    if (!last) return { audit: [], channelCards: [] };
    // Whoever is back by now is invited as before.
    const back = people.some(({ id }) => id === record.recordId);
    const conversationCards = back ? [] : await endedInvitations(ctx, record, last.id);
    const chaired = await chairedBy(stores, record, now);
    if (chaired.length === 0) return { audit: [], channelCards: [], conversationCards };
    const told = people.filter((one) => coordinates(one) && one.id !== record.recordId);
    const card = { card: LEFT_CHAIR_CARD, recordId: last.id, revision: 1 };
    return {
      audit: chaired.map(({ id, reference }) => {
        const detail = { reference, member: record.recordId };
        return { action: 'series.chair_left', model: 'series', recordId: id, detail };
      }),
      channelCards: [],
      conversationCards,
      memberCards: told.map(({ id: memberId }) => ({ ...card, memberId })),
    };
  },
});

/** The meetings whose chair left, each with who is asked instead. */
export const leftChairCard = postedCard(LEFT_CHAIR_CARD, async (stores, reminderId, audience) => {
  const reminder = await stores.reminders.find(reminderId);
  if (reminder?.kind !== LEFT_CHAIR_REMINDERS) return undefined;
  const chaired = await chairedBy(stores, reminder, audience.now);
  if (chaired.length === 0) return undefined;
  const { words } = audience;
  const more = Math.max(0, chaired.length - MOST_ROWS);
  const rows = chaired.slice(0, MOST_ROWS).map((one) => row(one, audience));
  return {
    ...cardHead(words('liaison.left_chair.title', { count: chaired.length }), audience),
    blocks: [
      line(words('liaison.left_chair.help')),
      { tag: 'list', rows },
      ...(more > 0 ? [line(words('liaison.left_chair.more', { count: more }))] : []),
    ],
    buttons: [],
  };
});

function row(series: Series, { words, members }: Audience): ListRow {
  const { reference } = series;
  const names = askedInstead(series, members, words);
  return {
    text: [strong(`${reference} · ${titleOf(series, words)}`)],
    detail: [words('liaison.left_chair.instead', { names })],
    button: SHOW_SERIES.button(reference, words('liaison.button.open')),
  };
}

/** Every series with meetings ahead that this member was to chair, alone or in turn. */
async function chairedBy(
  { series, meetings }: Pick<Stores, 'series' | 'meetings'>,
  { partnershipId, recordId: memberId }: ReminderRecord,
  now: Temporal.Instant,
): Promise<readonly Series[]> {
  const all = await series.list(partnershipId);
  const theirs = all.filter(({ chairIds }) => chairIds.includes(memberId));
  const filter = { endsAfter: now, states: ['planned'] } as const;
  const ahead: Series[] = [];
  // One after another: a transaction has one connection.
  for (const one of theirs) {
    const meeting = await meetings.list({ ...filter, seriesId: one.id }, { most: 1 });
    if (meeting.length > 0) ahead.push(one);
  }
  return ahead;
}
