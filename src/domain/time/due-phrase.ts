import type { Urgency } from '../category.ts';
import {
  subtractWorkingMinutes,
  type WorkingCalendar,
  workingDayMinutes,
  workingMinutesBetween,
} from './working-calendar.ts';

/** How long until something is due, in the words that a card says it with. */
export type DuePhrase =
  | { readonly unit: 'overdue' | 'within_the_hour' }
  | { readonly unit: 'hours' | 'working_hours' | 'working_days'; readonly count: number };

const HOUR_MINUTES = 60;

/** Working time for what is normal; what is urgent runs day and night. */
export function duePhrase(
  calendar: WorkingCalendar,
  urgency: Urgency,
  due: Temporal.Instant,
  now: Temporal.Instant,
): DuePhrase {
  if (Temporal.Instant.compare(now, due) >= 0) return { unit: 'overdue' };
  const left = minutesLeft(calendar, urgency, due, now);
  // First, since a day of office hours may be shorter than an hour.
  const day = workingDayMinutes(calendar);
  if (urgency === 'normal' && left >= day) {
    return { unit: 'working_days', count: Math.floor(left / day) };
  }
  if (left < HOUR_MINUTES) return { unit: 'within_the_hour' };
  const unit = urgency === 'normal' ? 'working_hours' : 'hours';
  return { unit, count: Math.floor(left / HOUR_MINUTES) };
}

/**
 * When the phrase is no longer true, so that a card says another.
 *
 * @returns nothing for what is overdue: that stays so.
 */
export function duePhraseEnds(
  calendar: WorkingCalendar,
  urgency: Urgency,
  due: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const phrase = duePhrase(calendar, urgency, due, now);
  if (!('count' in phrase)) return phrase.unit === 'overdue' ? undefined : due;
  const unit = phrase.unit === 'working_days' ? workingDayMinutes(calendar) : HOUR_MINUTES;
  const minutes = phrase.count * unit;
  const ends =
    phrase.unit === 'hours'
      ? due.subtract({ minutes })
      : subtractWorkingMinutes(calendar, due, minutes);
  // At that moment the phrase still holds; a second later it does not.
  return ends.add({ seconds: 1 });
}

function minutesLeft(
  calendar: WorkingCalendar,
  urgency: Urgency,
  due: Temporal.Instant,
  now: Temporal.Instant,
): number {
  if (urgency === 'normal') return workingMinutesBetween(calendar, now, due);
  return now.until(due).total('minutes');
}
