import type { Sendable } from './delivery-store.ts';

/** Everything that a process can do with what waits in the database. */
export interface KnownNames extends Sendable {
  /** Can it remind of a record of this kind, on this occasion? */
  readonly knowsReminder: (kind: string, occasion: string) => boolean;
  readonly jobs: readonly string[];
}

/** Work of one name that waits, and that a process does not know: another one may, of a newer version. */
export interface Unclaimed {
  readonly what: 'card' | 'reminder' | 'job';
  readonly name: string;
  /** Where cards would go; nothing for what goes nowhere. */
  readonly platform: string | undefined;
  readonly count: number;
  /** When the first of it was due. */
  readonly since: Temporal.Instant;
}
