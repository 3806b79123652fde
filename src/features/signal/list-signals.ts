import type { Context } from '../../bot/declare/context.ts';
import { unchanged, useCase } from '../../bot/declare/use-case.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import { line, strong } from '../../cards/blocks.ts';
import type { Block, Card, ListRow, RichText } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import { SIGNAL_STATUSES, type Signal } from '../../domain/signal/signal.ts';
import { signalCardView } from '../../domain/signal/signal-card-view.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import type { SignalFilter } from '../../ports/signal/signal-store.ts';
import { LIST_SIGNALS, type ListPage, type SignalList } from './actions.ts';
import { HAS_SIGNALS } from './rights.ts';
import { signalTitle, statusBlock } from './signal-card.ts';
import { outcomeFact } from './signal-card-lines.ts';

/** Rows of a list shown at once. */
export const LIST_ROWS = 10;

const CLOSED = SIGNAL_STATUSES.filter((status) => !OPEN_STATUSES.includes(status));

interface ListedSignals {
  readonly signals: readonly Signal[];
  readonly more: boolean;
}

/** A page of signals, newest first. A partner's people see what their organisation raised. */
export const listSignals = useCase<ListPage, ListedSignals>({
  name: 'list-signals',
  right: HAS_SIGNALS,
  async run({ stores, member }, { list, page }) {
    const { id: organisationId, side } = member.organisation;
    const own = side === 'partner' ? { organisationId } : {};
    const rows = { most: LIST_ROWS + 1, skip: page * LIST_ROWS };
    const found = await stores.signals.list({ ...filterOf(list, member), ...own }, rows);
    return unchanged({ signals: found.slice(0, LIST_ROWS), more: found.length > LIST_ROWS });
  },
});

function filterOf(list: SignalList, { partnershipId, id }: Member): SignalFilter {
  const filters: Readonly<Record<SignalList, SignalFilter>> = {
    open: { partnershipId, statuses: OPEN_STATUSES },
    closed: { partnershipId, statuses: CLOSED },
    mine: { partnershipId, raisedById: id },
    police: { partnershipId, side: 'police' },
    council: { partnershipId, side: 'local_authority' },
  };
  return filters[list];
}

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
    blocks: [signals.length > 0 ? rows : line(words('signal.list.empty'))],
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
      { run: 'time', at: view.raised.at },
    ],
    button: openButton(signal.reference, ctx.words),
  };
}
