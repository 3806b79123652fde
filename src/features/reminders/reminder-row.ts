import type { Occasion } from '../../domain/reminder/signal-reminders.ts';
import type { DueReminder } from '../../ports/delivery/reminder-store.ts';

/** Put off by who was reminded: it comes to them alone, each time under a name of its own. */
export type Heard = Occasion | 'again';

const AGAIN = 'again';
/** The gravest last: of several at once, one message says that. */
const BY_GRAVITY: readonly Heard[] = [
  'refresh',
  'raised',
  'before',
  'again',
  'due',
  'deputies',
  'above',
];
/** What comes later than this was not held up by a busy moment. */
const LATE_MINUTES = 5;

/** The occasion of a reminder that was put off, as rows keep it: `again_2`. */
export function againOccasion(snoozes: number): string {
  return `${AGAIN}_${snoozes}`;
}

/** @returns nothing for an occasion that this version does not know. */
export function heardOf({ occasion }: Pick<DueReminder, 'occasion'>): Heard | undefined {
  const [name] = occasion.split('_');
  return BY_GRAVITY.find((one) => one === name);
}

/** The gravest of several; of the same gravity, the one that was due first. */
export function gravest<T>(found: readonly T[], heard: (one: T) => Heard): T | undefined {
  return found.toSorted((a, b) => gravity(heard(b)) - gravity(heard(a)))[0];
}

function gravity(heard: Heard): number {
  return BY_GRAVITY.indexOf(heard);
}

/** When it was due, if it came so late that Tandem cannot have been running. */
export function missedAt({ at, firedAt }: DueReminder): Temporal.Instant | undefined {
  if (!firedAt || at.until(firedAt).total('minutes') <= LATE_MINUTES) return undefined;
  return at;
}
