import type { Category, Urgency } from './category.ts';
import type { Side } from './side.ts';
import type { Signal, SignalStatus } from './signal.ts';

/**
 * Everything that a card in a channel may know of a signal. There is no field for what
 * concerns a person, so a card cannot show it.
 */
export interface SignalCardView {
  readonly reference: string;
  readonly status: SignalStatus;
  readonly categories: readonly Category[];
  readonly urgency: Urgency;
  readonly area: string;
  readonly raised: { readonly organisation: string; readonly at: string };
  readonly acknowledged: { readonly organisation: string; readonly at: string } | undefined;
  /** The sides from whom the next thing is asked. */
  readonly asked: readonly Side[];
}

export function signalCardView(signal: Signal): SignalCardView {
  return {
    reference: signal.reference,
    status: signal.status,
    categories: signal.categories,
    urgency: signal.urgency,
    area: signal.area,
    raised: {
      organisation: signal.raised.by.organisation.name,
      at: signal.raised.at.toString(),
    },
    acknowledged: signal.acknowledged && {
      organisation: signal.acknowledged.by.organisation.name,
      at: signal.acknowledged.at.toString(),
    },
    asked: askedSides(signal),
  };
}

/** Until acknowledged: the other side, or either if a partner raised it. */
function askedSides(signal: Signal): readonly Side[] {
  if (signal.acknowledged) return [];
  const { side } = signal.raised.by.organisation;
  if (side === 'police') return ['local_authority'];
  if (side === 'local_authority') return ['police'];
  return ['police', 'local_authority'];
}
