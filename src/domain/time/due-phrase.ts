import type { Urgency } from '../category.ts';
import {
  subtractWorkingMinutes,
  type WorkingCalendar,
  workingDayMinutes,
  workingMinutesBetween,
} from './working-calendar.ts';

/**
 * How long until something is due, in the words that a card says it with. `later`: an hour or more away with
 * less than an hour of work in between, as over a weekend; the date alone says it.
 */
export type DuePhrase =
  | { readonly unit: 'overdue' | 'within_the_hour' | 'later' }
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
  if (left < HOUR_MINUTES) {
    return { unit: now.until(due).total('minutes') < HOUR_MINUTES ? 'within_the_hour' : 'later' };
  }
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
  switch (phrase.unit) {
    case 'overdue':
      return undefined;
    case 'within_the_hour':
      return due;
    case 'later':
      return justAfter(due.subtract({ minutes: HOUR_MINUTES }));
    case 'hours':
      return justAfter(due.subtract({ minutes: phrase.count * HOUR_MINUTES }));
    case 'working_hours':
      return justAfter(subtractWorkingMinutes(calendar, due, phrase.count * HOUR_MINUTES));
    case 'working_days': {
      const minutes = phrase.count * workingDayMinutes(calendar);
      return justAfter(subtractWorkingMinutes(calendar, due, minutes));
    }
    default:
      return phrase satisfies never;
  }
}

/** At the moment itself the phrase still holds; a second later it does not. */
function justAfter(moment: Temporal.Instant): Temporal.Instant {
  return moment.add({ seconds: 1 });
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
