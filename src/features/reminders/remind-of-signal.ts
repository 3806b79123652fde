import { type DueRecord, reminderHandlerOfMany } from '../../bot/declare/contributions.ts';
import type { OwnTransaction } from '../../bot/declare/transaction.ts';
import type { Consequences } from '../../bot/declare/use-case.ts';
import { reminderRecord, SIGNAL_REMINDERS } from '../../bot/signals/save-signal.ts';
import { SIGNAL_CARD } from '../../bot/signals/signal-cards.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import { refreshReminder } from '../../domain/reminder/signal-reminders.ts';
import { nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { DueReminder } from '../../ports/delivery/reminder-store.ts';
import type { LiveReminder, SignalScene } from './hearing.ts';
import { heardOf } from './reminder-row.ts';
import { type Later, putOff, tellMembers } from './tell-members.ts';

/** Tells each member once of everything of a signal that is due, and shows its card anew. */
export const signalReminder = reminderHandlerOfMany(SIGNAL_REMINDERS, {
  knows: (occasion) => heardOf({ occasion }) !== undefined,
  lock: ({ signals }, records) => signals.lock(records.map(({ recordId }) => recordId)),
  async remind(ctx, all) {
    const found = await scenesOf(ctx, all);
    const later: Later = { own: [], digests: new Set(), postponed: [] };
    const told = found.map(({ scene, live }) => tellMembers(scene, live, later));
    await putOff(ctx, later);
    return {
      audit: told.flatMap(({ audit }) => audit),
      memberCards: told.flatMap(({ memberCards = [] }) => memberCards),
      channelCards: await showAnew(ctx, found),
    };
  },
});

interface Found {
  readonly scene: SignalScene;
  readonly due: readonly DueReminder[];
  readonly live: readonly LiveReminder[];
}

/** A signal each, in the order of what has waited; everything is read for all of them at once. */
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

/** Their words about time have changed, and will again. */
async function showAnew(
  { stores, now }: OwnTransaction,
  found: readonly Found[],
): Promise<Consequences['channelCards']> {
  const stale = found.filter(({ due, live }) => {
    const refresh = due.some((one) => heardOf(one) === 'refresh');
    return refresh || live.some(({ heard }) => heard === 'due');
  });
  const next = stale.flatMap(({ scene: { signal, timing } }) => {
    const record = reminderRecord(signal);
    return refreshReminder(signal, timing, now).map((wanted) => ({ record, wanted }));
  });
  await stores.reminders.addAll(next);
  const revisions = await stores.signals.touch(stale.map(({ scene }) => scene.signal.id));
  return stale.flatMap(({ scene: { signal } }) => {
    const revision = revisions.get(signal.id);
    return revision === undefined ? [] : [{ card: SIGNAL_CARD, recordId: signal.id, revision }];
  });
}
