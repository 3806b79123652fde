import { asOf } from '../../bot/declare/as-of.ts';
import type { Context } from '../../bot/declare/context.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import { line, moment, strong } from '../../cards/blocks.ts';
import type { Block, Card, ListRow, RichText } from '../../cards/card.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { signalCardView } from '../../domain/signal/signal-card-view.ts';
import { LIST_SIGNALS, type ListPage } from './actions.ts';
import type { ListedSignals } from './list-signals.ts';
import { signalTitle, statusBlock } from './signal-card.ts';
import { outcomeFact } from './signal-card-lines.ts';

/** A page of signals; an empty one says what to try. */
export function signalListCard(
  { signals, more }: ListedSignals,
  { list, page }: ListPage,
  ctx: Context,
): Card {
  const { words } = ctx;
  const to = (at: number, label: string) => LIST_SIGNALS.button({ list, page: at }, label);
  const rows: Block = { tag: 'list', rows: signals.map((signal) => signalRow(signal, ctx)) };
  return {
    title: words(`signal.list.title.${list}`),
    blocks: [signals.length > 0 ? rows : line(words('signal.list.empty')), asOf(ctx)],
    buttons: [
      ...(page > 0 ? [to(page - 1, words('signal.list.newer'))] : []),
      ...(more ? [to(page + 1, words('signal.list.older'))] : []),
    ],
  };
}

/** A row of a list: which signal, how it stands, and the way to it. */
export function signalRow(signal: Signal, ctx: Context): ListRow {
  const view = signalCardView(signal, ctx.partnership, ctx.now);
  const status = statusBlock(view, ctx);
  return {
    text: [strong(signalTitle(view, ctx.words))],
    symbol: status.symbol,
    detail: [
      ...status.text,
      ...outcomeFact(view, ctx)
        .slice(0, 1)
        .flatMap(({ label, value }): RichText => [` · ${label}: `, ...value]),
      ` · ${ctx.words('signal.list.raised')} `,
      moment(view.raised.at),
    ],
    button: openButton(signal.reference, ctx.words),
  };
}
