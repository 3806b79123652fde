/** How large an area a partnership works for. */
export const LEVELS = ['local', 'regional', 'national'] as const;
export type Level = (typeof LEVELS)[number];

/** From Monday on, as the partnership file writes them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Local wall times, `HH:MM`, in the partnership's time zone. */
export interface OfficeHours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** The organisations that work together. */
export interface Partnership {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly level: Level;
  /** IANA time zone, of its office hours and of the year in its references. */
  readonly timeZone: string;
  /** BCP 47 language tag, of what it posts to its channels. */
  readonly language: string;
  /** Shown on forms: Tandem alerts no emergency service. */
  readonly emergencyNumber: string;
  readonly officeHours: OfficeHours;
  /** Local dates, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** False: an exercise, and every card says so. */
  readonly live: boolean;
}
