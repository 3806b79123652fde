import type { CardStores } from '../../../bot/turn.ts';
import type { AgendaItem } from '../../../domain/meeting/agenda.ts';
import type { Member } from '../../../domain/people/member.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import { maySeeSignal } from '../../../domain/signal/signal-sight.ts';

/** What of an agenda a member may read: a partner nothing that comes from a signal it may not see. */
export async function seenItems<Item extends AgendaItem>(
  scene: {
    readonly stores: Pick<CardStores, 'signals'>;
    readonly partnership: Partnership;
    readonly member?: Member;
  },
  items: readonly Item[],
): Promise<readonly Item[]> {
  const { stores, partnership, member } = scene;
  if (member?.organisation.side !== 'partner') return items;
  const seen: Item[] = [];
  for (const item of items) {
    const { reference } = item;
    const signal =
      reference === ''
        ? undefined
        : await stores.signals.findByReference(partnership.id, reference);
    if (!signal || maySeeSignal(member, signal)) seen.push(item);
  }
  return seen;
}
