import type { RecordFault } from './cannot-record.ts';

/** What a check of ours found, in words that hold nothing but counts and names of ours: anybody may read them. */
export class NotReady extends Error {
  constructor(words: string) {
    super(words);
    this.name = 'NotReady';
  }
}

/** One thing that must work for Tandem to be ready, and that may work in another replica. */
export interface HealthCheck {
  readonly name: string;
  /** Resolves if it works. @throws NotReady, or whatever goes wrong; of that no more is said than its code. */
  check(): Promise<void>;
}

/** What does not work though Tandem runs: no other replica could do better, or the rest goes on without it. */
export interface Degradation {
  readonly code: RecordFault | 'not_connected';
  /** The chat platform that it concerns, as people call it; nothing: all of Tandem. */
  readonly platform?: string;
  /** What is so and what to do, for whoever runs Tandem. */
  readonly word: string;
}

/** Everything that does not work at this moment. */
export type Degraded = () => readonly Degradation[];
