import type { CardStores } from '../../../bot/declare/context.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard } from '../../../bot/declare/use-case.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { isLeadOf } from '../../../domain/signal/lead.ts';
import { latestNote, type Note } from '../../../domain/signal/note.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { speaksFor } from '../../../domain/signal/weighing.ts';

/** The other side is asked whether it agrees. */
export const PROPOSED_CARD = 'weighing.proposed';
/** The one who raised it hears that it is closed. */
export const CLOSED_CARD = 'weighing.closed';

/**
 * Cards about a proposal go by the note with its reason: each proposal is a message of its own, which
 * changes in place as it is answered or replaced.
 */
export async function latestProposal(
  { stores }: Transaction,
  { id }: Signal,
): Promise<Note | undefined> {
  return latestNote(await stores.notes.list(id), 'outcome_reason');
}

/** The signal that a card is about, with the proposal that it began with if there is one. */
export async function findProposal(
  stores: CardStores,
  recordId: string,
): Promise<{ readonly signal: Signal; readonly current: boolean } | undefined> {
  const note = await stores.notes.find(recordId);
  const signal = await stores.signals.find(note?.signalId ?? recordId);
  const proposed = signal?.outcome?.proposed;
  if (!signal) return undefined;
  const current =
    proposed !== undefined &&
    (!note ||
      (note.written.by.memberId === proposed.by.memberId && note.written.at.equals(proposed.at)));
  return { signal, current };
}

/** The note with its reason. */
type Proposal = Pick<Note, 'id' | 'written'>;

/** Those who answer for the other side than the one that proposed: its coordinators and its lead. */
function askedToAnswer(
  { people }: Transaction,
  signal: Signal,
  proposal: Proposal,
): readonly string[] {
  const { side } = proposal.written.by.organisation;
  return people
    .filter(
      (person) =>
        SIDES.some((other) => other !== side && speaksFor(person, signal) === other) &&
        (person.roles.includes('coordinator') || isLeadOf(person.id, signal)),
    )
    .map(({ id }) => id);
}

/**
 * Shows the proposal's card to those who are asked.
 *
 * @param changesOnly to those who were told, as it stands now; nobody gets a new message.
 */
export function tellProposal(
  ctx: Transaction,
  signal: Signal,
  proposal: Proposal | undefined,
  changesOnly: boolean,
): MemberCard[] {
  if (!proposal) return [];
  const { id: recordId } = proposal;
  const told = { card: PROPOSED_CARD, recordId, revision: signal.revision, changesOnly };
  return askedToAnswer(ctx, signal, proposal).map((memberId) => ({ ...told, memberId }));
}
