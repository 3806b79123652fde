import type { AgendaContext } from '../../../bot/declare/agenda-source.ts';
import type { AgendaItem } from '../../../domain/meeting/agenda.ts';
import { isSide } from '../../../domain/people/side.ts';
import { maySeeSignal } from '../../../domain/signal/signal-visibility.ts';

/** What of an agenda a member may read: a partner nothing that comes from a signal it may not see. */
export async function visibleAgendaItems<Item extends AgendaItem>(
  { stores: { signals }, partnership, member }: Omit<AgendaContext, 'now'>,
  items: readonly Item[],
): Promise<readonly Item[]> {
  if (!member || isSide(member.organisation.side)) return items;
  const references = [...new Set(items.map(({ reference }) => reference))].filter(Boolean);
  const found = references.length > 0 ? await signals.findNamed(partnership.id, references) : [];
  const hidden = new Set(
    found.filter((one) => !maySeeSignal(member, one)).map(({ reference }) => reference),
  );
  return items.filter(({ reference }) => !hidden.has(reference));
}
