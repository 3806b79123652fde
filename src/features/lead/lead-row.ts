import { OPEN_LEAD } from '../../bot/signals/actions.ts';
import { leadRuns } from '../../bot/signals/lead-words.ts';
import { categoryNames } from '../../bot/signals/signal-words.ts';
import type { Turn } from '../../bot/turn.ts';
import { strong } from '../../cards/blocks.ts';
import type { ListRow, RichText, StateSymbol } from '../../cards/card.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { type SignalCardView, signalCardView } from '../../domain/signal/signal-card-view.ts';

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
