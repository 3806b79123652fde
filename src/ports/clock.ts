/** The one source of the time. Everything that needs it is handed an instant. */
export interface Clock {
  now(): Temporal.Instant;
}

/** Another time than the clock's, for trying out what comes later. */
export interface TimeOptions {
  readonly shift?: (now: Temporal.Instant) => Temporal.Instant;
  /** How what keeps a platform's pace waits, in milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}
