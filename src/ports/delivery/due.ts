/** What a look at everything that waits for its moment found. */
export interface Due {
  /** Something is to be reminded of now. */
  readonly reminders: boolean;
  /** Something is to be sent now: it is owed and due, or its lease ran out. */
  readonly deliveries: boolean;
  /** When the next thing is due, or the next lease runs out; nothing: nothing waits. */
  readonly next: Temporal.Instant | undefined;
}

export type LookForDue = (now: Temporal.Instant) => Promise<Due>;

/** Where it is said that something is due soon; whoever looks for it hangs itself in. */
export interface Soon {
  tell: (at: Temporal.Instant) => void;
}
