import {
  type DueRecord,
  NOTHING_SAID,
  reminderHandler,
} from '../../bot/declare/reminder-handler.ts';
import type { OwnTransaction } from '../../bot/declare/transaction.ts';
import { reminderRecord, SIGNAL_REMINDERS } from '../../bot/signals/save-signal.ts';
import { SIGNAL_CARD } from '../../bot/signals/signal-cards.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import { refreshReminder } from '../../domain/reminder/signal-reminders.ts';
import { nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { DueReminder } from '../../ports/delivery/reminder-store.ts';
import type { LiveReminder, SignalScene } from './hearing.ts';
import { heardOf } from './reminder-row.ts';
import { tellMembers } from './tell-members.ts';

/** Tells each member once of everything of a signal that is due, and shows its card anew. */
export const signalReminder = reminderHandler(SIGNAL_REMINDERS, {
  knows: (occasion) => heardOf({ occasion }) !== undefined,
  lock: ({ signals }, records) => signals.lock(records.map(({ recordId }) => recordId)),
  async read(ctx, all) {
    const found = await scenesOf(ctx, all);
    const stale = found.filter(isStale).map(({ scene }) => scene.signal.id);
    const revisions = await ctx.stores.signals.touch(stale);
    return new Map(
      found.map((one) => {
        const { id } = one.scene.signal;
        return [id, { ...one, revision: revisions.get(id) }] as const;
      }),
    );
  },
  say({ now }, bySignal, { record }) {
    const found = bySignal.get(record.recordId);
    if (!found) return NOTHING_SAID;
    const { scene, live, revision } = found;
    const told = tellMembers(scene, live);
    if (revision === undefined) return told;
    const { signal, timing } = scene;
    const again = refreshReminder(signal, timing, now).map((wanted) => {
      return { record: reminderRecord(signal), wanted };
    });
    return {
      ...told,
      later: [...(told.later ?? []), ...again],
      channelCards: [{ card: SIGNAL_CARD, recordId: signal.id, revision }],
    };
  },
});

interface Found {
  readonly scene: SignalScene;
  readonly due: readonly DueReminder[];
  readonly live: readonly LiveReminder[];
}

/** A signal each; everything is read for all of them at once. */
async function scenesOf(ctx: OwnTransaction, all: readonly DueRecord[]): Promise<Found[]> {
  const { stores, people, partnership } = ctx;
  const signals = await stores.signals.findAll(all.map(({ record }) => record.recordId));
  const byId = new Map(signals.map((signal) => [signal.id, signal]));
  const timing = await timingOf(stores, partnership);
  const settings = await stores.settings.findAll(people.map(({ id }) => id));
  return all.flatMap(({ record, due }) => {
    const signal = byId.get(record.recordId);
    const scene = signal && { ...ctx, signal, timing, settings };
    return scene ? [{ scene, due, live: liveReminders(signal, due) }] : [];
  });
}

/** What is done by now, or was put off, says nothing. */
function liveReminders(signal: Signal, due: readonly DueReminder[]): LiveReminder[] {
  const things = nextThings(signal);
  return due.flatMap((reminder) => {
    const heard = heardOf(reminder);
    const thing = things.find(({ subject }) => subject === reminder.subject);
    return thing && heard && heard !== 'refresh' ? [{ reminder, thing, heard }] : [];
  });
}

/** Have its words about time changed? They will again. */
function isStale({ due, live }: Found): boolean {
  return due.some((one) => heardOf(one) === 'refresh') || live.some(({ heard }) => heard === 'due');
}
