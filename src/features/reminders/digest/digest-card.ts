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
  const waiting = await waitingThings(stores, member, MOST_ROWS + 1);
  return {
    ...cardHead(titleOf(waiting, audience), audience),
    blocks: [
      ...rowsOf(waiting, audience),
      ...(waiting.length > MOST_ROWS ? [quiet(words('reminders.digest.left'))] : []),
    ],
    buttons: [],
  };
});

/** Beyond what is shown nothing is counted. What is overdue is due first, so all of it is among that, or more is than shown. */
function titleOf(waiting: readonly WaitingThing[], audience: Audience): string {
  const { words } = audience;
  const count = waiting.length;
  const overdue = waiting.filter(({ thing }) => isOverdue(thing, audience)).length;
  if (count === 0) return words('reminders.digest.nothing');
  const numbers = { count, overdue, most: MOST_ROWS };
  if (overdue > MOST_ROWS) return words('reminders.digest.more_all_overdue', numbers);
  const which = overdue > 0 ? 'overdue' : 'title';
  if (count > MOST_ROWS) return words(`reminders.digest.more_${which}`, numbers);
  return words(`reminders.digest.${which}`, numbers);
}

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
