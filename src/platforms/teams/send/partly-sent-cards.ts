import { BoundedMap } from '../../shared/bounded-map.ts';
import type { MessageId } from './message-id.ts';

/** More than are ever under way at once. */
const MOST = 1_000;

/** How far a card got. */
export interface Progress {
  /** What of it stands. */
  readonly id: MessageId;
  /** A digest of each page that was written, by its place. */
  readonly written: readonly string[];
}

/**
 * By their deliveries: cards of which a part stands already while the rest must wait. The next try goes on
 * there. It is one process's own memory; after a restart such a card is written from its beginning.
 */
export type PartlySentCards = BoundedMap<string, Progress>;

export function createPartlySentCards(): PartlySentCards {
  return new BoundedMap(MOST);
}
