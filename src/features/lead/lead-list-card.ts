import { cardHead } from '../../bot/card-head.ts';
import type { Turn } from '../../bot/turn.ts';
import { line } from '../../cards/blocks.ts';
import type { Block, Card } from '../../cards/card.ts';
import { type LeadList, LIST_LEADS } from './actions.ts';
import { leadRow } from './lead-row.ts';
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
