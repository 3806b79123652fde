import type { Look } from '../../bot/declare/transaction.ts';
import { looksAtSignal } from '../../bot/signals/signal-use-case.ts';
import { SIDES, type Side } from '../../domain/people/side.ts';
import {
  type Grant,
  grantToReadShared,
  grantToReadView,
  viewModel,
} from '../../domain/sharing/sharing.ts';
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

/** What a member reads of a weighing. */
type OpenedWeighing = Pick<ShownWeighing, 'own' | 'reads' | 'summaries' | 'reason'>;

/** Shows what both sides make of a signal: one's own view in full, the other's shared summary. Readings are logged. */
export const showWeighing = looksAtSignal('show-weighing', WEIGHS, async (ctx, signal) => {
  const side = speaksFor(ctx.member, signal);
  return { signal, side, ...(await openWeighing(ctx, signal, side)) };
});

/**
 * The view of a side in full, if it is this member's to read, and what both sides share, with why an outcome was
 * proposed; nothing is opened where nothing is written.
 */
export async function openWeighing(
  { stores, member, now }: Look,
  signal: Signal,
  side: Side | undefined,
): Promise<OpenedWeighing> {
  const notes = await stores.notes.list(signal.id);
  const shared = SIDES.map((one) => [one, latestNote(notes, 'view_summary', one)] as const);
  const reason = signal.outcome && latestNote(notes, 'outcome_reason');
  const written = [...shared.map(([, note]) => note), reason].filter((note) => note !== undefined);
  const reads = grantToReadShared(member, signal, written);
  const toOwn = side && signal.views[side] && grantToReadView(member, signal, side);
  const toShared = written.length > 0 ? reads : undefined;
  const grants = [toOwn, toShared].filter((grant) => grant !== undefined);
  const opened = await stores.protectedText.openEach(grants, now);
  const textsOf = (grant: Grant | undefined) => (grant && opened[grants.indexOf(grant)]) ?? {};
  const texts = textsOf(toShared);
  const textOf = (note: Note | undefined) => note && texts[noteField(note)];
  const summaries = shared.flatMap(([one, note]) => {
    const text = textOf(note);
    return text === undefined ? [] : [[one, text] as const];
  });
  return {
    own: textsOf(toOwn)[VIEW_FIELD],
    reads: reads !== undefined,
    summaries: Object.fromEntries(summaries),
    reason: textOf(reason),
  };
}

/** Where the view of a side is kept. */
export function viewRecord({ partnershipId, id: recordId }: Signal, side: Side) {
  return { partnershipId, model: viewModel(side), recordId };
}
