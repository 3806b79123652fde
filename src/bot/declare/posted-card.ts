import type { Card } from '../../cards/card.ts';
import type { ClaimedDelivery, DeliveryOutcome } from '../../ports/delivery/delivery-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Audience, CardStores } from './context.ts';

/** @returns nothing if there is no such record any more. */
export type CardBuilder = CardPart<Card>;

/** A card that is posted, and changes in place. */
export interface PostedCard {
  readonly declares: 'card';
  /** As delivery rows keep it: `lead.asked`. */
  readonly name: string;
  readonly build: CardBuilder;
}

/** Declares a card that is posted. */
export function postedCard(name: string, build: CardBuilder): PostedCard {
  return { declares: 'card', name, build };
}

/** A card that must arrive exactly as it was agreed, and once: it is looked at as it leaves, and never repeated blindly. */
export interface PushedCard {
  readonly declares: 'pushed-card';
  /** As delivery rows keep it. */
  readonly name: string;
  /** May it leave, as everything stands now? Asked at every try. */
  readonly leave: (
    stores: CardStores,
    delivery: ClaimedDelivery,
    audience: Audience,
  ) => Promise<LeaveDecision>;
  /** Settles its delivery together with what its record keeps of it. */
  readonly settle: (
    stores: Pick<Stores, 'pushes'>,
    delivery: ClaimedDelivery,
    as: DeliveryOutcome,
    now: Temporal.Instant,
  ) => Promise<void>;
}

export type LeaveDecision =
  | { readonly leaves: 'card'; readonly card: Card }
  /** There is nothing to send, or to change. */
  | { readonly leaves: 'nothing' }
  /** It does not leave, for this reason: a code. */
  | { readonly leaves: 'not'; readonly reason: string };

/** What is made of a record, for whoever reads it. */
export type CardPart<Part> = (
  stores: CardStores,
  recordId: string,
  audience: Audience,
) => Promise<Part | undefined>;
