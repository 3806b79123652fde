/** How long the database is waited for, in milliseconds. */
export interface LineLimits {
  /** Until a connection is made. */
  readonly connect: number;
  /** Until a connection is free, or the server takes one more. */
  readonly wait: number;
  /** Until the server itself ends a statement. */
  readonly statement: number;
  /** Until a connection on which a statement gets no answer is given up; longer than the server takes to end one. */
  readonly answer: number;
  /** The same for work bound to one session: migrations of much data, and waiting for another replica's. */
  readonly session: number;
  /** Until a connection that nobody needs is closed; longer than between two looks at what is due. */
  readonly idle: number;
  /** Between two looks whether the connection that listens still does. */
  readonly heartbeat: number;
  /** Until the server gives up a transaction of whom it hears nothing, with its locks; longer than any of ours takes. */
  readonly abandoned: number;
}

/** Teams waits 15 s for the answer to a press, and a tick counts as stuck after 30 s: a silent line is given up before. */
export const LIMITS: LineLimits = {
  connect: 5_000,
  wait: 10_000,
  statement: 10_000,
  answer: 12_000,
  session: 600_000,
  idle: 90_000,
  heartbeat: 10_000,
  abandoned: 30_000,
};
