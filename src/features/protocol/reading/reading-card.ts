import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { postedCard, postedReminder } from '../../../bot/declare/posted-card.ts';
import { line, moment, quiet } from '../../../cards/blocks.ts';
import type { Button, Card, ListRow } from '../../../cards/card.ts';
import type { Deed } from '../../../domain/people/member.ts';
import type { Protocol } from '../../../domain/protocol/protocol.ts';
import type { Words } from '../../../locales/words.ts';
import { CONFIRM_READING, SHOW_PROTOCOL } from '../actions.ts';
import { PROTOCOL_REMINDERS, READING_CARD, replacedBy, UNREAD_CARD } from '../protocol-cards.ts';
import { byOrganisation, readingsOf, shareWords } from './reading-blocks.ts';

/** Asks one member to confirm that they have read the version in force; then says that they did. */
export const postedReading = postedCard(READING_CARD, async (stores, recordId, audience) => {
  const protocol = await stores.protocols.find(recordId);
  if (!protocol) return undefined;
  const versions = await stores.protocols.list(protocol.partnershipId);
  const readings = await stores.protocols.listReadings(protocol.id);
  const mine = readings.find(({ by }) => by.memberId === audience.member?.id);
  return readingCard(protocol, { mine, replaced: replacedBy(protocol, versions) }, audience);
});

function readingCard(
  { id, number }: Protocol,
  now: { readonly mine: Deed | undefined; readonly replaced: Protocol | undefined },
  audience: Audience,
): Card {
  const { mine, replaced } = now;
  const { words } = audience;
  const show = SHOW_PROTOCOL.button(id, words('protocol.button.show'));
  if (mine) {
    const at = mine.at.toString();
    const text = [words('protocol.reading.confirmed'), ' ', moment(at)];
    const status = { tag: 'status', symbol: 'done', text } as const;
    const told = words('protocol.reading.told', { number });
    return { ...cardHead(told, audience), blocks: [status], buttons: [show] };
  }
  if (replaced) {
    const said = words('protocol.card.replaced', { number, newest: replaced.number });
    return { ...cardHead(said, audience), blocks: [], buttons: [show] };
  }
  return {
    ...cardHead(words('protocol.reading.title', { number }), audience),
    blocks: [line(words('protocol.reading.ask'))],
    buttons: [readButton({ id, number }, words), show],
  };
}

/** Says that one has read a version. */
export function readButton({ id, number }: Pick<Protocol, 'id' | 'number'>, words: Words): Button {
  return CONFIRM_READING.button(id, words('protocol.button.read', { number }), 'primary');
}

/** Tells a coordinator who has not confirmed having read the version in force, as of now. */
export const unreadCard = postedReminder(UNREAD_CARD, async (stores, recordId, audience) => {
  const { words, members } = audience;
  const reminder = await stores.reminders.find(recordId);
  if (reminder?.kind !== PROTOCOL_REMINDERS) return undefined;
  const protocol = await stores.protocols.find(reminder.recordId);
  if (!protocol) return undefined;
  const found = readingsOf(members, await stores.protocols.listReadings(protocol.id));
  const { number, id } = protocol;
  const title = words('protocol.reading.unread', { count: found.unread.length, number });
  const rows = byOrganisation(found.unread).map((some): ListRow => {
    const names = some.map(({ name }) => name).join(', ');
    return { symbol: 'open', text: [some[0]?.organisation.name ?? ''], detail: [names] };
  });
  return {
    ...cardHead(title, audience),
    blocks: [
      line(shareWords(found, protocol, words)),
      { tag: 'list', rows },
      quiet(words('protocol.reading.help')),
    ],
    buttons: [SHOW_PROTOCOL.button(id, words('protocol.button.show'))],
  };
});
