import { asOf } from '../../bot/declare/as-of.ts';
import { cardHead } from '../../bot/declare/card-head.ts';
import type { Context } from '../../bot/declare/context.ts';
import { look } from '../../bot/declare/use-case.ts';
import { OPEN_LEAD } from '../../bot/signals/actions.ts';
import { categoryNames, leadRuns } from '../../bot/signals/signal-words.ts';
import { line, strong } from '../../cards/blocks.ts';
import type { Block, Card, ListRow, RichText, StateSymbol } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import { isSide } from '../../domain/people/side.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { type SignalCardView, signalCardView } from '../../domain/signal/signal-card-view.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import type { SignalFilter } from '../../ports/signal/signal-store.ts';
import { type LeadList, LIST_LEADS } from './actions.ts';
import { SEES_LEAD } from './rights.ts';

/** Rows of a list shown at once. */
const LIST_ROWS = 10;

export interface ListedLeads {
  readonly signals: readonly Signal[];
  readonly more: boolean;
}

interface LeadPage {
  readonly list: LeadList;
  readonly page: number;
}

/** A page of open signals with who leads them, newest first. A partner's people see their organisation's. */
export const listLeads = look(
  'list-leads',
  SEES_LEAD,
  async ({ stores, member }, { list, page }: LeadPage): Promise<ListedLeads> => {
    const { id: partnerId, side } = member.organisation;
    const own = isSide(side) ? {} : { organisationId: partnerId };
    const found = await stores.signals.list(
      { ...filterOf(list, member), ...own },
      { most: LIST_ROWS + 1, skip: page * LIST_ROWS },
    );
    return { signals: found.slice(0, LIST_ROWS), more: found.length > LIST_ROWS };
  },
);

function filterOf(list: LeadList, { partnershipId, id }: Member): SignalFilter {
  const open = { partnershipId, statuses: OPEN_STATUSES };
  const filters: Readonly<Record<LeadList, SignalFilter>> = {
    open,
    // Once it is weighed, no lead is looked for any more.
    unassigned: { partnershipId, statuses: ['raised', 'acknowledged'], lead: 'none' },
    mine: { ...open, leaderId: id },
    police: { ...open, lead: 'police' },
    council: { ...open, lead: 'local_authority' },
    joint: { ...open, lead: 'joint' },
  };
  return filters[list];
}

/** A page of signals with who leads them; an empty one says what to try. */
export function leadListCard(
  { signals, more }: ListedLeads,
  { list, page }: LeadPage,
  ctx: Context,
): Card {
  const { words } = ctx;
  const turnTo = (to: number, label: string) => LIST_LEADS.button({ list, page: to }, label);
  const rows: Block = { tag: 'list', rows: signals.map((signal) => leadRow(signal, ctx)) };
  return {
    ...cardHead(words(`lead.list.title.${list}`), ctx),
    blocks: [signals.length > 0 ? rows : line(words(`lead.list.empty.${list}`)), asOf(ctx)],
    buttons: [
      ...(page > 0 ? [turnTo(page - 1, words('lead.button.newer'))] : []),
      ...(more ? [turnTo(page + 1, words('lead.button.older'))] : []),
    ],
  };
}

/** One signal in a list, with who leads it; or with what is asked of the reader. */
export function leadRow(
  signal: Signal,
  ctx: Context,
  asked?: { readonly detail: RichText; readonly label: string },
): ListRow {
  const { words, partnership, now } = ctx;
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
