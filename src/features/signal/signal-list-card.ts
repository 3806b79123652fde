import { openButton } from '../../bot/signals/signal-cards.ts';
import type { Turn } from '../../bot/turn.ts';
import type { Block, Button, Card, ListRow, RichText } from '../../cards/card.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { signalCardView } from '../../domain/signal/signal-card-view.ts';
import { type ListedSignals, SIGNAL_LISTS, type SignalList } from './list-signals.ts';
import { signalTitle, statusBlock } from './signal-card.ts';
import { outcomeFact } from './signal-card-lines.ts';

/** A page of signals; an empty one says what to try. */
export function signalListCard(
  { signals, more }: ListedSignals,
  { list, page }: { readonly list: SignalList; readonly page: number },
  turn: Turn,
): Card {
  const { words } = turn;
  const rows: Block = { tag: 'list', rows: signals.map((signal) => signalRow(signal, turn)) };
  const empty: Block = { tag: 'text', tone: 'normal', text: [words('signal.list.empty')] };
  return {
    title: words(`signal.list.title.${list}`),
    blocks: [signals.length > 0 ? rows : empty],
    buttons: [
      ...(page > 0 ? [pageButton(list, page - 1, words('signal.list.newer'))] : []),
      ...(more ? [pageButton(list, page + 1, words('signal.list.older'))] : []),
    ],
  };
}

/** `open:2` → the third page of the open ones. */
export function parseListPage(value: string): { list: SignalList; page: number } | undefined {
  const [, name, number] = /^([a-z]+):(\d{1,6})$/.exec(value) ?? [];
  const list = SIGNAL_LISTS.find((one) => one === name);
  return list && { list, page: Number(number) };
}

export function pageButton(list: SignalList, page: number, label: string): Button {
  return {
    action: 'signal.list',
    value: `${list}:${page}`,
    label,
    look: 'normal',
    opensDialog: false,
  };
}

export function signalRow(signal: Signal, turn: Turn): ListRow {
  const view = signalCardView(signal, turn.partnership, turn.now);
  const status = statusBlock(view, turn);
  return {
    text: [{ run: 'strong', text: signalTitle(view, turn.words) }],
    symbol: status.symbol,
    detail: [
      ...status.text,
      ...outcomeFact(view, turn)
        .slice(0, 1)
        .flatMap(({ label, value }): RichText => [` · ${label}: `, ...value]),
      ` · ${turn.words('signal.list.raised')} `,
      { run: 'time', at: view.raised.at },
    ],
    button: openButton(signal.reference, turn.words),
  };
}
