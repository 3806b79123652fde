import { snoozedUntil } from '../../domain/reminder/snooze.ts';
import type { Nudge } from './find-reminder.ts';

/** How often a member has put this off, by now. */
export function snoozesOf({ reminder, kept }: Nudge, memberId: string): number {
  const own = kept.filter((one) => one.subject === reminder.subject && one.memberId === memberId);
  return Math.max(0, ...own.map(({ snoozes }) => snoozes));
}

/** @returns nothing if this member cannot put it off, or not any more. */
export function snoozeTime(nudge: Nudge, memberId: string, now: Temporal.Instant) {
  const { reminder, signal, timing, kept, thing } = nudge;
  if (!thing) return undefined;
  const ahead = kept.filter(
    ({ subject, memberId: own, state, at }) =>
      subject === reminder.subject &&
      own === undefined &&
      state === 'planned' &&
      Temporal.Instant.compare(at, now) > 0,
  );
  const snoozes = snoozesOf(nudge, memberId);
  return snoozedUntil(signal.urgency, timing.calendar, { snoozes, escalatesAt: ahead[0]?.at }, now);
}
