/** Writes calendars that other programs read (iCalendar, RFC 5545). */
export interface CalendarWriter {
  /** The media type of what it writes, with what the calendar asks of whoever opens it. */
  typeOf(calendar: CalendarFile): string;
  write(calendar: CalendarFile): Promise<string>;
}

/** Meetings as one file. Says nothing of a person: whoever holds it may hand it on. */
export interface CalendarFile {
  /**
   * What it asks for (RFC 5546): to take it in, to take it out again, or nothing, as a calendar that
   * is looked at.
   */
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly name: string;
  /** When it was written. */
  readonly at: Temporal.Instant;
  readonly events: readonly CalendarEvent[];
}

/** One meeting in such a file. */
export interface CalendarEvent {
  /** The same for good, however often it is moved. */
  readonly uid: string;
  /** Grows with every change, so that the older one is known. */
  readonly sequence: number;
  readonly starts: Temporal.Instant;
  readonly ends: Temporal.Instant;
  /** IANA zone in which it was agreed on: there it stays at its hour. */
  readonly timeZone: string;
  readonly title: string;
  readonly place: string;
  /** Of the video meeting; empty: none. */
  readonly link: string;
  readonly details: string;
  readonly cancelled: boolean;
  /** Who calls the meeting: the partnership. */
  readonly organiser: CalendarParty;
  readonly invited: readonly CalendarParty[];
}

/** An organisation, never a person. */
export interface CalendarParty {
  readonly key: string;
  readonly name: string;
}
