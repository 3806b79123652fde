import type { Transaction } from '../../bot/declare/transaction.ts';
import { looksAtSignal } from '../../bot/signals/signal-use-case.ts';
import { SIDES, type Side } from '../../domain/people/side.ts';
import { grantToReadShared, grantToReadView, viewModel } from '../../domain/sharing/sharing.ts';
import { latestNote, type Note, noteField } from '../../domain/signal/note.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { speaksFor } from '../../domain/signal/weighing.ts';
import { WEIGHS } from './rights.ts';

/** The field of a side's view that holds it as it stands. */
export const VIEW_FIELD = 'view';

export interface ShownWeighing {
  readonly signal: Signal;
  /** The side that this member speaks for. */
  readonly side: Side | undefined;
  /** The view of that side in full. */
  readonly own: string | undefined;
  /** May this member read what both sides share? */
  readonly reads: boolean;
  readonly summaries: Readonly<Partial<Record<Side, string>>>;
  /** Why the outcome was proposed. */
  readonly reason: string | undefined;
}

/** Shows what both sides make of a signal: one's own view in full, the other's shared summary. Readings are logged. */
export const showWeighing = looksAtSignal('show-weighing', WEIGHS, async (ctx, signal) => {
  const side = speaksFor(ctx.member, signal);
  const own = side && (await openView(ctx, signal, side));
  const shared = await openShared(ctx, signal);
  return { signal, side, own, ...shared };
});

/** The view of a side in full; nothing if there is none, or it is not this member's to read. */
export async function openView(
  { stores, member, now }: Transaction,
  signal: Signal,
  side: Side,
): Promise<string | undefined> {
  const grant = signal.views[side] && grantToReadView(member, signal, side);
  const texts = grant && (await stores.protectedText.open(grant, now));
  return texts?.[VIEW_FIELD];
}

/** What both sides share, and why an outcome was proposed; nothing is opened where nothing is written. */
export async function openShared(
  { stores, member, now }: Transaction,
  signal: Signal,
): Promise<Pick<ShownWeighing, 'reads' | 'summaries' | 'reason'>> {
  const notes = await stores.notes.list(signal.id);
  const shared = SIDES.map((side) => [side, latestNote(notes, 'view_summary', side)] as const);
  const reason = signal.outcome && latestNote(notes, 'outcome_reason');
  const written = [...shared.map(([, note]) => note), reason].filter((note) => note !== undefined);
  const grant = grantToReadShared(member, signal, written);
  const texts = grant && written.length > 0 ? await stores.protectedText.open(grant, now) : {};
  const textOf = (note: Note | undefined) => note && texts[noteField(note)];
  const summaries = shared.flatMap(([side, note]) => {
    const text = textOf(note);
    return text === undefined ? [] : [[side, text] as const];
  });
  return {
    reads: grant !== undefined,
    summaries: Object.fromEntries(summaries),
    reason: textOf(reason),
  };
}

/** Where the view of a side is kept. */
export function viewRecord({ partnershipId, id: recordId }: Signal, side: Side) {
  return { partnershipId, model: viewModel(side), recordId };
}
