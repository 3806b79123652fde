/** A calendar that one member subscribes to, by an address that nobody can guess. */
export interface CalendarFeed {
  readonly id: string;
  readonly partnershipId: string;
  readonly memberId: string;
  readonly createdAt: Temporal.Instant;
}

/** The calendars that members subscribe to. */
export interface CalendarFeedStore {
  /**
   * A member has one; the address before leads nowhere then.
   *
   * @param tokenHash SHA-256 of the token, in hex: who reads the database subscribes to nothing.
   */
  save(feed: CalendarFeed, tokenHash: string): Promise<void>;
  find(tokenHash: string): Promise<CalendarFeed | undefined>;
  findOf(memberId: string): Promise<CalendarFeed | undefined>;
  /** Its address leads nowhere from then on. */
  remove(memberId: string): Promise<void>;
}
