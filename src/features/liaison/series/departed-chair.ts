import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { NOTHING_SAID, reminderHandler } from '../../../bot/declare/reminder-handler.ts';
import { line, strong } from '../../../cards/blocks.ts';
import type { ListRow } from '../../../cards/card.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import { LEFT_CHAIR_REMINDERS } from '../../../ports/people/register-writer.ts';
import { SHOW_SERIES } from '../actions.ts';
import { LEFT_CHAIR_CARD } from '../liaison-cards.ts';
import { titleOf } from '../meeting/meeting-words.ts';
import { coordinates } from '../rights.ts';
import { endedInvitations, type SeriesAhead, seriesAhead } from './ended-invitation.ts';
import { askedInstead } from './series-card.ts';

/** More than these nobody reads at once. */
const MOST_ROWS = 20;

/**
 * Members left: they hear that they are invited no more, and both sides' coordinators at once of the meetings that
 * they were to chair. There are none: nobody hears.
 */
export const departedChairs = reminderHandler(LEFT_CHAIR_REMINDERS, {
  knows: (occasion) => occasion === LEFT_CHAIR_REMINDERS,
  async read(ctx, all) {
    const { stores, partnership, now } = ctx;
    const ahead = await seriesAhead(stores, partnership.id, now);
    const members = all.map(({ record }) => record.recordId);
    return { ahead, ended: await endedInvitations(ctx, ahead, members) };
  },
  say({ people }, { ahead, ended }, { record: { recordId: member }, due }) {
    const last = due.at(-1);
    if (!last) return NOTHING_SAID;
    // Whoever is back by now is invited as before.
    const back = people.some(({ id }) => id === member);
    const conversationCards = back ? [] : ended(member, last.id);
    const chaired = chairedBy(ahead, member);
    if (chaired.length === 0) return { ...NOTHING_SAID, conversationCards };
    const told = people.filter((one) => coordinates(one) && one.id !== member);
    const card = { card: LEFT_CHAIR_CARD, recordId: last.id, revision: 1 };
    return {
      audit: chaired.map(({ id, reference }) => {
        const detail = { reference, member };
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
  const ahead = await seriesAhead(stores, audience.partnership.id, audience.now);
  const chaired = chairedBy(ahead, reminder.recordId);
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

/** Those that this member was to chair, alone or in turn. */
function chairedBy(ahead: readonly SeriesAhead[], memberId: string): readonly Series[] {
  return ahead.map(({ series }) => series).filter(({ chairIds }) => chairIds.includes(memberId));
}
