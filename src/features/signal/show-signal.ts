import type { Look } from '../../bot/declare/transaction.ts';
import { looksAtSignal } from '../../bot/signals/signal-use-case.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import { grantToReadSignal, mayReadNote } from '../../domain/sharing/sharing.ts';
import type { Feedback } from '../../domain/signal/feedback.ts';
import type { Note } from '../../domain/signal/note.ts';
import { closedAt, erasedOn } from '../../domain/signal/retention.ts';
import type { Lead, Signal } from '../../domain/signal/signal.ts';
import { HAS_SIGNALS } from './rights.ts';

/** More doubles of one signal never were. */
const MOST_MERGED = 50;

export interface ShownSignal {
  readonly signal: Signal;
  /** By field; nothing if this member may not read it. */
  readonly texts: Readonly<Record<string, string>> | undefined;
  readonly feedback: readonly Feedback[];
  /** What was said in somebody's own words, oldest first; their words are among the texts. */
  readonly notes: readonly Note[];
  /** Those before the present one, oldest first. */
  readonly formerLeads: readonly Lead[];
  /** References of the signals that go on in it. */
  readonly merged: readonly string[];
  /** Local date; of a closed one. */
  readonly erasedOn: string | undefined;
}

/** Shows a signal to one member; its protected text only with a grant, and then the reading is logged. */
export const showSignal = looksAtSignal('show-signal', HAS_SIGNALS, async (ctx, signal) => {
  const { stores, member, now } = ctx;
  const grant = grantToReadSignal(member, signal);
  const { leads, feedback, notes: written } = await stores.signals.history(signal.id);
  const texts = grant && (await stores.protectedText.open(grant, now));
  const notes = written.filter((note) => mayReadNote(member, note));
  const formerLeads = leads.filter(({ id }) => id !== signal.lead?.id);
  const merged = await mergedInto(ctx, signal);
  const erasedOn = await erasure(ctx, signal);
  return { signal, texts, feedback, notes, formerLeads, merged, erasedOn };
});

async function mergedInto({ stores }: Look, signal: Signal): Promise<readonly string[]> {
  const { partnershipId, reference } = signal;
  const page = { most: MOST_MERGED, skip: 0 };
  const found = await stores.signals.list({ partnershipId, mergedInto: reference }, page);
  return found.map((one) => one.reference).toSorted();
}

async function erasure({ stores, partnership }: Look, signal: Signal): Promise<string | undefined> {
  const closed = closedAt(signal);
  if (!closed) return undefined;
  const { terms } = await timingOf(stores, partnership);
  return erasedOn(terms, signal.outcome?.kind, closed, partnership.timeZone).toString();
}
