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
 * Cards of which a part stands already while the rest must wait: the next try goes on there. It is
 * one process's own memory; after a restart such a card is written from its beginning.
 */
export interface Unfinished {
  find(deliveryId: string): Progress | undefined;
  keep(deliveryId: string, progress: Progress): void;
  forget(deliveryId: string): void;
}

export function createUnfinished(): Unfinished {
  const kept = new Map<string, Progress>();
  return {
    find: (deliveryId) => kept.get(deliveryId),
    keep(deliveryId, progress) {
      kept.delete(deliveryId);
      kept.set(deliveryId, progress);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    forget: (deliveryId) => void kept.delete(deliveryId),
  };
}
