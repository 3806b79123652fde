import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { postedReminder } from '../../../bot/declare/posted-card.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import { dueWords } from '../../../bot/signals/signal-words.ts';
import { quiet, strong } from '../../../cards/blocks.ts';
import type { Block, ListRow } from '../../../cards/card.ts';
import { duePhrase } from '../../../domain/time/due-phrase.ts';
import { isOverdue, whatOf } from '../reminder-words.ts';
import { DIGEST_REMINDERS } from './digest-plan.ts';
import { type WaitingThing, waitingThings } from './waiting-things.ts';

/** What waits for one member, once a day; its record is the reminder, so that each is a new message. */
export const DIGEST_CARD = 'reminders.digest';

/** More than these nobody reads at once. */
const MOST_ROWS = 20;

export const digestCard = postedReminder(DIGEST_CARD, async (stores, reminderId, audience) => {
  const reminder = await stores.reminders.find(reminderId);
  const { words, members } = audience;
  const member = members.find(({ id }) => id === reminder?.recordId);
  if (reminder?.kind !== DIGEST_REMINDERS || !member) return undefined;
  const waiting = await waitingThings(stores, member);
  const overdue = waiting.filter(({ thing }) => isOverdue(thing, audience)).length;
  const title = words(overdue > 0 ? 'reminders.digest.overdue' : 'reminders.digest.title', {
    count: waiting.length,
    overdue,
  });
  return {
    ...cardHead(waiting.length > 0 ? title : words('reminders.digest.nothing'), audience),
    blocks: [...rowsOf(waiting, audience), ...leftOut(waiting.length - MOST_ROWS, audience)],
    buttons: [],
  };
});

function rowsOf(waiting: readonly WaitingThing[], audience: Audience): Block[] {
  if (waiting.length === 0) return [];
  return [{ tag: 'list', rows: waiting.slice(0, MOST_ROWS).map((one) => rowOf(one, audience)) }];
}

function rowOf({ signal, thing }: WaitingThing, audience: Audience): ListRow {
  const { words, partnership, now } = audience;
  const { due } = thing;
  const phrase = duePhrase(partnership, signal.urgency, due, now);
  return {
    symbol: isOverdue(thing, audience) ? 'overdue' : 'open',
    text: [strong(signal.reference), `: ${whatOf(signal, thing, audience)}`],
    detail: dueWords({ due: due.toString(), phrase }, words),
    button: openButton(signal.reference, words),
  };
}

function leftOut(count: number, { words }: Audience): Block[] {
  if (count <= 0) return [];
  return [quiet(words('reminders.digest.left', { count }))];
}
