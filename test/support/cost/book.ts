import type { Cost } from './listen.ts';

/** The most that anything of one name took. */
export interface Line extends Cost {
  /** How often it was done. */
  readonly times: number;
  /** At least once it was not refused. */
  readonly done: boolean;
}

/** What everything took, by name. */
export type Book = Map<string, Line>;

/** @param done false: it was refused, which costs less than doing it. */
export function enter(book: Book, name: string, cost: Cost, done = true): void {
  const old = book.get(name);
  // What was refused says nothing, once it was done.
  if (old?.done && !done) return;
  const kept = old && old.done === done ? old : undefined;
  book.set(name, {
    statements: Math.max(cost.statements, kept?.statements ?? 0),
    blocks: Math.max(cost.blocks, kept?.blocks ?? 0),
    rows: Math.max(cost.rows, kept?.rows ?? 0),
    scans: [...new Set([...cost.scans, ...(kept?.scans ?? [])])].toSorted(),
    times: (old?.times ?? 0) + 1,
    done,
  });
}
