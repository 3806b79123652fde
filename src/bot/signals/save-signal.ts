import type { Partnership } from '../../domain/people/partnership.ts';
import { occasionKey, signalReminders } from '../../domain/reminder/signal-reminders.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { ReminderRecord } from '../../ports/delivery/reminder-store.ts';
import type { AuditDraft, Stores } from '../../ports/stores.ts';
import type { Outcome } from '../use-case.ts';
import { SIGNAL_CARD } from './signal-cards.ts';
import { timingOf } from './timing.ts';

/** The kind of record under which reminders of signals are kept. */
export const SIGNAL_REMINDERS = 'signal';

/** Saves what changed, and plans what there is to remind of from now on. */
export async function saveSignal(
  scene: {
    readonly stores: Stores;
    readonly partnership: Partnership;
    readonly now: Temporal.Instant;
  },
  signal: Signal,
): Promise<void> {
  await scene.stores.signals.update(signal);
  await planReminders(scene, signal);
}

export async function planReminders(
  { stores, partnership, now }: Parameters<typeof saveSignal>[0],
  signal: Signal,
): Promise<void> {
  const timing = await timingOf(stores, partnership);
  const record = reminderRecord(signal);
  const kept = await stores.reminders.list(record);
  const known = kept
    .filter(({ memberId, state }) => memberId === undefined && state !== 'dropped')
    .map(({ subject, occasion, at }) => [occasionKey(subject, occasion), at] as const);
  const wanted = signalReminders(signal, timing, now, new Map(known));
  await stores.reminders.plan(record, wanted);
}

export function reminderRecord({ id, partnershipId }: Signal): ReminderRecord {
  return { partnershipId, kind: SIGNAL_REMINDERS, recordId: id };
}

/** What a changed signal leaves behind: one line in the log, and its card shown anew. */
export function changedSignal(
  signal: Signal,
  action: string,
  detail: AuditDraft['detail'] = {},
): Outcome<Signal> {
  const { id, reference, revision, status } = signal;
  return {
    result: signal,
    audit: [{ action, model: 'signal', recordId: id, detail: { reference, status, ...detail } }],
    shows: [{ card: SIGNAL_CARD, recordId: id, revision }],
  };
}
