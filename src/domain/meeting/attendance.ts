import { perSide, type Side } from '../people/side.ts';
import type { Meeting } from './meeting.ts';

/** How many of each side were at one meeting. */
export interface AttendanceRow extends Readonly<Record<Side, number>> {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Who of which side was there, meeting by meeting, oldest first; those nobody wrote down are left out. */
export function attendanceOverTime(
  meetings: readonly Pick<Meeting, 'date' | 'attended'>[],
): readonly AttendanceRow[] {
  return meetings
    .flatMap(({ date, attended }) => {
      if (!attended) return [];
      const count = (side: Side) =>
        attended.filter(({ organisation }) => organisation.side === side).length;
      return [{ date, ...perSide(count) }];
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
