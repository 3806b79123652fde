/** Hands out calendars at addresses that nobody can guess, as often as a program looks. */
export interface CalendarDesk {
  /** @returns nothing if the token leads nowhere (any more). */
  read(token: string): Promise<{ readonly type: string; readonly text: string } | undefined>;
}
