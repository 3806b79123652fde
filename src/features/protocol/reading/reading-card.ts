import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Audience } from '../../../bot/turn.ts';
import type { Button, Card } from '../../../cards/card.ts';
import type { Deed } from '../../../domain/people/member.ts';
import type { Protocol } from '../../../domain/protocol/protocol.ts';
import type { Words } from '../../../locales/words.ts';
import { READ_ACTION, replacedBy, SHOW_ACTION } from '../protocol-cards.ts';

/** Asks one member to confirm that they have read the version in force; then says that they did. */
export const buildReadingCard: CardBuilder = async (stores, recordId, audience) => {
  const protocol = await stores.protocols.find(recordId);
  if (!protocol) return undefined;
  const versions = await stores.protocols.list(protocol.partnershipId);
  const readings = await stores.protocols.listReadings(protocol.id);
  const mine = readings.find(({ by }) => by.memberId === audience.member?.id);
  return readingCard(protocol, { mine, replaced: replacedBy(protocol, versions) }, audience);
};

function readingCard(
  { id, number }: Protocol,
  now: { readonly mine: Deed | undefined; readonly replaced: Protocol | undefined },
  { words, partnership }: Audience,
): Card {
  const { mine, replaced } = now;
  const base = { ...(!partnership.live && { banner: words('exercise.banner') }) };
  const show = button(SHOW_ACTION, id, words('protocol.button.show'));
  if (mine) {
    const text = [words('protocol.reading.confirmed'), ' ', time(mine)];
    const status = { tag: 'status', symbol: 'done', text } as const;
    const told = words('protocol.reading.told', { number });
    return { ...base, title: told, blocks: [status], buttons: [show] };
  }
  if (replaced) {
    const said = words('protocol.card.replaced', { number, newest: replaced.number });
    return { ...base, title: said, blocks: [], buttons: [show] };
  }
  return {
    ...base,
    title: words('protocol.reading.title', { number }),
    blocks: [{ tag: 'text', tone: 'normal', text: [words('protocol.reading.ask')] }],
    buttons: [readButton({ id, number }, words), show],
  };
}

export function readButton({ id, number }: Pick<Protocol, 'id' | 'number'>, words: Words): Button {
  return button(READ_ACTION, id, words('protocol.button.read', { number }), { look: 'primary' });
}

function time({ at }: Deed) {
  return { run: 'time', at: at.toString() } as const;
}
