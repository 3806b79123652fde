import { randomUUID } from 'node:crypto';
import { actorOf } from '../../domain/people/member.ts';
import type { Timing } from '../../domain/protocol/protocol.ts';
import { occasionKey, signalReminders } from '../../domain/reminder/signal-reminders.ts';
import { withNextStepDue } from '../../domain/signal/next-thing.ts';
import { type NoteKind, noteField } from '../../domain/signal/note.ts';
import type { Signal, Unnumbered } from '../../domain/signal/signal.ts';
import type { ReminderRecord } from '../../ports/delivery/reminder-store.ts';
import type { AuditDraft } from '../../ports/stores.ts';
import type { Transaction } from '../declare/transaction.ts';
import type { Outcome } from '../declare/use-case.ts';
import { SIGNAL_CARD } from './signal-cards.ts';
import { timingOf } from './timing.ts';

/** The kind of record under which reminders of signals are kept. */
export const SIGNAL_REMINDERS = 'signal';

type SavingScene = Pick<Transaction, 'stores' | 'partnership' | 'now'>;

/**
 * Saves what changed, and plans what there is to remind of from now on.
 *
 * @returns what was saved, with the time by when its next step is to be named.
 */
export async function saveSignal(ctx: SavingScene, changed: Signal): Promise<Signal> {
  const timing = await timingOf(ctx.stores, ctx.partnership);
  const signal = withNextStepDue(changed, timing, ctx.now);
  await ctx.stores.signals.update(signal);
  await plan(ctx, signal, timing);
  return signal;
}

/** The same, with what it leaves behind: see {@link changedSignal}. */
export async function saveChange(
  ctx: SavingScene,
  signal: Signal,
  action: string,
  detail?: AuditDraft['detail'],
): Promise<Outcome<Signal>> {
  return changedSignal(await saveSignal(ctx, signal), action, detail);
}

/** Plans what there is to remind of a signal that is about to be recorded. */
export async function planNewReminders(
  { stores, now }: SavingScene,
  signal: Unnumbered,
  timing: Timing,
): Promise<void> {
  const record = reminderRecord(signal);
  const wanted = signalReminders(signal, timing, now);
  await stores.reminders.addAll(wanted.map((one) => ({ record, wanted: one })));
}

async function plan({ stores, now }: SavingScene, signal: Signal, timing: Timing): Promise<void> {
  await stores.reminders.plan(reminderRecord(signal), (kept) => {
    const known = kept
      .filter(({ memberId, state }) => memberId === undefined && state !== 'dropped')
      .map(({ subject, occasion, at }) => [occasionKey(subject, occasion), at] as const);
    return signalReminders(signal, timing, now, new Map(known));
  });
}

/** Under what the reminders of a signal are kept. */
export function reminderRecord({ id, partnershipId }: Unnumbered): ReminderRecord {
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
    channelCards: [{ card: SIGNAL_CARD, recordId: id, revision }],
  };
}

/**
 * Keeps somebody's own words about a signal, protected.
 *
 * @param about the id of what they are about, if that is not the signal itself.
 * @returns for the audit entry: the note's id and the digest of its envelope. Nothing for no words.
 */
export async function writeNote(
  { stores, member, now }: Transaction,
  signal: Signal,
  kind: NoteKind,
  text: string,
  about?: string,
): Promise<Record<string, string>> {
  if (text.trim() === '') return {};
  const written = { by: actorOf(member), at: now };
  const note = { id: randomUUID(), signalId: signal.id, kind, written, about };
  await stores.notes.insert(note);
  const { partnershipId, id: recordId } = signal;
  const field = noteField(note);
  const record = { partnershipId, model: 'signal', recordId } as const;
  const sealed = await stores.protectedText.seal(record, { [field]: text.trim() }, now);
  return { note: note.id, [`sealed_${kind}`]: sealed[field] ?? '' };
}
