import { cardHead } from '../../bot/card-head.ts';
import { OPEN_LEAD } from '../../bot/signals/actions.ts';
import { leadRuns } from '../../bot/signals/lead-words.ts';
import { categoryNames } from '../../bot/signals/signal-words.ts';
import type { Turn } from '../../bot/turn.ts';
import { line, strong } from '../../cards/blocks.ts';
import type { Block, Card, ListRow, RichText, StateSymbol } from '../../cards/card.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { type SignalCardView, signalCardView } from '../../domain/signal/signal-card-view.ts';
import { type LeadList, LIST_LEADS } from './actions.ts';
import type { ListedLeads } from './list-leads.ts';

/** A page of signals with who leads them; an empty one says what to try. */
export function leadListCard(
  { signals, more }: ListedLeads,
  { list, page }: { readonly list: LeadList; readonly page: number },
  turn: Turn,
): Card {
  const { words, partnership } = turn;
  const turnTo = (to: number, label: string) => LIST_LEADS.button({ list, page: to }, label);
  const rows: Block = { tag: 'list', rows: signals.map((signal) => leadRow(signal, turn)) };
  const empty = line(words(`lead.list.empty.${list}`));
  return {
    ...cardHead(words(`lead.list.title.${list}`), { words, partnership }),
    blocks: [signals.length > 0 ? rows : empty],
    buttons: [
      ...(page > 0 ? [turnTo(page - 1, words('lead.button.newer'))] : []),
      ...(more ? [turnTo(page + 1, words('lead.button.older'))] : []),
    ],
  };
}

/** One signal in a list, with who leads it; or with what is asked of the reader. */
export function leadRow(
  signal: Signal,
  turn: Turn,
  asked?: { readonly detail: RichText; readonly label: string },
): ListRow {
  const { words, partnership, now } = turn;
  const view = signalCardView(signal, partnership, now);
  const { reference, categories, lead } = view;
  return {
    symbol: symbolOf(view),
    text: [strong(`${reference} · ${categoryNames(categories, words)}`)],
    detail: asked?.detail ?? [`${words('signal.lead.label')}: `, ...leadRuns(lead, words)],
    button: OPEN_LEAD.button(reference, asked?.label ?? words('lead.button.see')),
  };
}

function symbolOf({ status, next }: SignalCardView): StateSymbol {
  if (next.some(({ phrase }) => phrase.unit === 'overdue')) return 'overdue';
  return status === 'led' || status === 'weighed' ? 'in_hand' : 'open';
}
