import { BoundedMap } from './bounded-map.ts';

/** More than are ever under way at once. */
const MOST = 1_000;

/** Where a card stands: its first message, and those that hold the rest of a long one, in order. */
export interface StandingParts {
  readonly more: readonly string[];
}

/** How far a card got. */
export interface Progress<Id extends StandingParts> {
  /** What of it stands. */
  readonly id: Id;
  /** A digest of each part that was written, by its place. */
  readonly written: readonly string[];
}

/**
 * By their deliveries: cards of which a part stands already while the rest must wait. The next try goes on
 * there. It is one process's own memory: after a kill such a card is written whole, from its beginning, and as sent
 * again; of the first one some parts stand beside it.
 */
export type PartlySentCards<Id extends StandingParts> = BoundedMap<string, Progress<Id>>;

export function createPartlySentCards<Id extends StandingParts>(): PartlySentCards<Id> {
  return new BoundedMap(MOST);
}
