/** The one source of the time. Everything that needs it is handed an instant. */
export interface Clock {
  now(): Temporal.Instant;
}
