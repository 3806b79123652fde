import type { Urgency } from '../category.ts';
import { acceptBy, type Timing } from '../protocol/protocol.ts';
import { type NextThing, nextThings } from '../signal/next-thing.ts';
import type { Unnumbered } from '../signal/signal.ts';
import { duePhraseEnds } from '../time/due-phrase.ts';
import { subtractWorkingMinutes, workingDayMinutes } from '../time/working-calendar.ts';

/**
 * The occasions on which somebody hears of what is waited for: who is asked, at once, of a new signal that
 * is not normal; the owner before it is due; the owner and both coordinators when it is; then the deputies;
 * then the coordinators once more, to call the contact above. On `refresh` nobody is told: the card's words
 * about time have changed.
 */
export const OCCASIONS = ['raised', 'before', 'due', 'deputies', 'above', 'refresh'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** One thing to be reminded of, at one instant. The same subject and occasion come once. */
export interface PlannedReminder {
  readonly subject: string;
  readonly occasion: Occasion;
  readonly at: Temporal.Instant;
}

/** Minutes before it is due, for what is not normal. */
const URGENT_BEFORE_MINUTES = 15;
const DANGER_BEFORE_MINUTES = 5;
const HOUR_MINUTES = 60;

/**
 * Everything that a signal as it stands has to remind of; nothing once it is closed.
 *
 * @param known when what was planned or told before is or was due, by {@link occasionKey}: that stays.
 */
export function signalReminders(
  signal: Unnumbered,
  timing: Timing,
  now: Temporal.Instant,
  known: ReadonlyMap<string, Temporal.Instant> = new Map(),
): readonly PlannedReminder[] {
  const things = nextThings(signal);
  return [
    ...things.flatMap((thing) => raisedReminder(thing, signal)),
    ...things.flatMap((thing) => beforeReminder(thing, signal, timing, now)),
    ...things.flatMap((thing) => dueReminders(thing, signal, timing, now, known)),
    ...refreshReminder(signal, timing, now),
  ];
}

/** What of which occasion: the same key comes once. */
export function occasionKey(subject: string, occasion: string): string {
  return JSON.stringify([subject, occasion]);
}

function raisedReminder({ kind, subject }: NextThing, signal: Unnumbered): PlannedReminder[] {
  if (kind !== 'acknowledge' || signal.urgency === 'normal') return [];
  return [{ subject, occasion: 'raised', at: signal.raised.at }];
}

function beforeReminder(
  { subject, kind, due }: NextThing,
  { urgency }: Unnumbered,
  timing: Timing,
  now: Temporal.Instant,
): PlannedReminder[] {
  const at = beforeDue(kind, due, urgency, timing);
  return Temporal.Instant.compare(at, now) > 0 ? [{ subject, occasion: 'before', at }] : [];
}

/**
 * When it is due, and when nobody answers after that. What is overdue in the moment that it comes up, such
 * as the first step of a signal that was opened again, is given the time of an answer first.
 */
function dueReminders(
  { subject, due }: NextThing,
  { urgency }: Unnumbered,
  timing: Timing,
  now: Temporal.Instant,
  known: ReadonlyMap<string, Temporal.Instant>,
): PlannedReminder[] {
  const ahead = (at: Temporal.Instant) =>
    Temporal.Instant.compare(at, now) > 0 ? at : acceptBy(timing, urgency, now);
  const at = (occasion: Occasion) => known.get(occasionKey(subject, occasion));
  const asked = at('due') ?? ahead(due);
  const deputies = at('deputies') ?? ahead(acceptBy(timing, urgency, asked));
  const above = at('above') ?? ahead(acceptBy(timing, urgency, deputies));
  return [
    { subject, occasion: 'due', at: asked },
    { subject, occasion: 'deputies', at: deputies },
    { subject, occasion: 'above', at: above },
  ];
}

/** A working day before a step, a working hour before an answer. */
function beforeDue(
  kind: NextThing['kind'],
  due: Temporal.Instant,
  urgency: Urgency,
  { calendar }: Timing,
): Temporal.Instant {
  if (urgency === 'urgent') return due.subtract({ minutes: URGENT_BEFORE_MINUTES });
  if (urgency === 'danger_now') return due.subtract({ minutes: DANGER_BEFORE_MINUTES });
  const isStep = kind === 'step' || kind === 'first_step';
  return subtractWorkingMinutes(calendar, due, isStep ? workingDayMinutes(calendar) : HOUR_MINUTES);
}

/** When the words of its card about time are no longer true; nothing for what is overdue, which stays so. */
export function refreshReminder(
  signal: Unnumbered,
  { calendar }: Timing,
  now: Temporal.Instant,
): PlannedReminder[] {
  const [next] = nextThings(signal);
  const at = next && duePhraseEnds(calendar, signal.urgency, next.due, now);
  if (!at) return [];
  return [{ subject: `refresh:${at.epochMilliseconds}`, occasion: 'refresh', at }];
}
