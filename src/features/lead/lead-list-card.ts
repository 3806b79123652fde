import { button } from '../../bot/signals/signal-cards.ts';
import type { Turn } from '../../bot/turn.ts';
import type { Block, Button, Card } from '../../cards/card.ts';
import { line } from './card-frame.ts';
import { leadRow } from './lead-row.ts';
import { LEAD_LISTS, type LeadList, type ListedLeads } from './list-leads.ts';

/** A page of signals with who leads them; an empty one says what to try. */
export function leadListCard(
  { signals, more }: ListedLeads,
  { list, page }: { readonly list: LeadList; readonly page: number },
  turn: Turn,
): Card {
  const { words, partnership } = turn;
  const rows: Block = { tag: 'list', rows: signals.map((signal) => leadRow(signal, turn)) };
  const empty = line(words(`lead.list.empty.${list}`));
  return {
    title: words(`lead.list.title.${list}`),
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: [signals.length > 0 ? rows : empty],
    buttons: [
      ...(page > 0 ? [leadPageButton(list, page - 1, words('lead.button.newer'))] : []),
      ...(more ? [leadPageButton(list, page + 1, words('lead.button.older'))] : []),
    ],
  };
}

/** `mine:2` → the third page of one's own. */
export function parseLeadPage(value: string): { list: LeadList; page: number } | undefined {
  const [, name, number] = /^([a-z]+):(\d{1,6})$/.exec(value) ?? [];
  const list = LEAD_LISTS.find((one) => one === name);
  return list && { list, page: Number(number) };
}

export function leadPageButton(list: LeadList, page: number, label: string): Button {
  return button('lead.list', `${list}:${page}`, label);
}
