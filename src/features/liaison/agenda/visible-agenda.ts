import type { AgendaContext } from '../../../bot/declare/agenda-source.ts';
import type { AgendaItem } from '../../../domain/meeting/agenda.ts';
import { isSide } from '../../../domain/people/side.ts';
import { maySeeSignal } from '../../../domain/signal/signal-visibility.ts';

/** What of an agenda a member may read: a partner nothing that comes from a signal it may not see. */
export async function visibleAgendaItems<Item extends AgendaItem>(
  { stores, partnership, member }: Omit<AgendaContext, 'now'>,
  items: readonly Item[],
): Promise<readonly Item[]> {
  if (!member || isSide(member.organisation.side)) return items;
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
