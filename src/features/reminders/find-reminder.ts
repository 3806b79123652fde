import type { CardStores } from '../../bot/declare/context.ts';
import { SIGNAL_REMINDERS } from '../../bot/signals/save-signal.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import type { Partnership } from '../../domain/people/partnership.ts';
import type { Timing } from '../../domain/protocol/protocol.ts';
import { type NextThing, nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { DueReminder, KeptReminder } from '../../ports/delivery/reminder-store.ts';
import { missedAt } from './reminder-row.ts';

/** A reminder, and what has become since of what it is about. */
export interface Nudge {
  readonly reminder: DueReminder;
  readonly signal: Signal;
  /** Nothing: it is done, or was put off. */
  readonly thing: NextThing | undefined;
  /** What else is waited for in this signal. */
  readonly others: readonly NextThing[];
  readonly timing: Timing;
  /** When it was due, if Tandem was not running then. */
  readonly missed: Temporal.Instant | undefined;
  /** Everything there is to remind of in this signal. */
  readonly kept: readonly KeptReminder[];
}

/** @returns nothing if there is no such reminder of a signal. */
export async function findNudge(
  stores: Pick<CardStores, 'signals' | 'protocols' | 'reminders'>,
  reminderId: string,
  partnership: Partnership,
): Promise<Nudge | undefined> {
  const reminder = await stores.reminders.find(reminderId);
  if (reminder?.kind !== SIGNAL_REMINDERS || reminder.partnershipId !== partnership.id) {
    return undefined;
  }
  const signal = await stores.signals.find(reminder.recordId);
  if (!signal) return undefined;
  const things = nextThings(signal);
  const thing = things.find(({ subject }) => subject === reminder.subject);
  const kept = await stores.reminders.list(reminder);
  return {
    reminder,
    signal,
    thing,
    others: things.filter((one) => one !== thing),
    timing: await timingOf(stores, partnership),
    missed: missedOf(reminder, kept),
    kept,
  };
}

/** One that waited for the end of somebody's quiet hours was missed if the one for everybody was. */
function missedOf(reminder: DueReminder, kept: readonly KeptReminder[]) {
  const { subject, occasion } = reminder;
  const first = kept.find(
    (one) => one.subject === subject && one.occasion === occasion && one.memberId === undefined,
  );
  return (first && missedAt(first)) ?? missedAt(reminder);
}
