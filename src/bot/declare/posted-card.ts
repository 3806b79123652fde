import type { Card } from '../../cards/card.ts';
import type {
  ClaimedDelivery,
  DeliveryOutcome,
  Settled,
} from '../../ports/delivery/delivery-store.ts';
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
  /** Left out: it shows its record, which is right whenever it is shown. */
  readonly use?: Use;
  /** Is it for somebody who was a member, and says nothing that they may not know by now? Else they get nothing. */
  readonly toFormerMembers?: true;
}

/**
 * How long a card is of use that has not been posted by then, and what becomes of it after: a reminder is left out
 * and counted; about news to somebody, a person decides.
 */
export interface Use {
  readonly hours: number;
  readonly past: 'drop' | 'ask';
}

/** Declares a card that is posted. */
export function postedCard(name: string, build: CardBuilder): PostedCard {
  return { declares: 'card', name, build };
}

/** Declares a card for somebody who is a member no more. */
export function postedFarewell(name: string, build: CardBuilder): PostedCard {
  return { ...postedCard(name, build), toFormerMembers: true };
}

/** Declares a card that reminds: a day later the next one, or a digest, says it better. */
export function postedReminder(name: string, build: CardBuilder): PostedCard {
  return { ...postedCard(name, build), use: { hours: 24, past: 'drop' } };
}

/** Declares a card that reminds of what is due within the hour. */
export function postedAlarm(name: string, build: CardBuilder): PostedCard {
  return { ...postedCard(name, build), use: { hours: 4, past: 'drop' } };
}

/** Declares a card that calls somebody to something urgent: hours later it would mislead whoever does not look twice. */
export function postedCall(name: string, build: CardBuilder): PostedCard {
  return { ...postedCard(name, build), use: { hours: 4, past: 'ask' } };
}

/** A card that must arrive exactly as it was agreed, and once: it is looked at as it leaves, and never repeated blindly. */
export interface PushedCard {
  readonly declares: 'pushed-card';
  /** As delivery rows keep it. */
  readonly name: string;
  /** The card that shows how its record stands, and changes with each of its deliveries. */
  readonly board: string;
  /** May it leave, as everything stands now? Asked at every try. */
  readonly leave: (
    stores: CardStores,
    delivery: ClaimedDelivery,
    audience: Pick<Audience, 'sides' | 'now'>,
  ) => Promise<LeaveDecision>;
  /** Settles its delivery together with what its record keeps of it. */
  readonly settle: (
    stores: Pick<Stores, 'pushes'>,
    delivery: ClaimedDelivery,
    as: DeliveryOutcome,
    now: Temporal.Instant,
  ) => Promise<Settled>;
}

export type LeaveDecision =
  | { readonly leaves: 'card'; readonly card: Card }
  /** There is nothing to send, or to change. */
  | { readonly leaves: 'nothing' }
  /** It does not leave, for this reason: a code. */
  | { readonly leaves: 'not'; readonly reason: string }
  /** It does not leave by itself, for this reason: a person decides. */
  | { readonly leaves: 'asks'; readonly reason: string };

/** What is made of a record, for whoever reads it. */
export type CardPart<Part> = (
  stores: CardStores,
  recordId: string,
  audience: Audience,
) => Promise<Part | undefined>;
