import type { Look } from '../../../bot/declare/transaction.ts';
import { look } from '../../../bot/declare/use-case.ts';
import { findSignal } from '../../../bot/signals/find-signal.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { grantToReadLeadNotes } from '../../../domain/sharing/sharing.ts';
import { type Note, noteField } from '../../../domain/signal/note.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { CHOOSES_LEAD, coordinators } from '../rights.ts';

export interface Question {
  readonly reference: string;
  /** The id of its note. */
  readonly question: string;
}

/** Shows a question to whoever answers it; that it was read is logged. */
export const readQuestion = look(
  'read-lead-question',
  CHOOSES_LEAD,
  async (ctx, { reference, question }: Question) => {
    const { stores, member, now } = ctx;
    const signal = await findSignal(ctx, reference);
    const note = await requireQuestion(ctx, signal, question);
    const grant = grantToReadLeadNotes(member, signal, [note]);
    const texts = grant && (await stores.protectedText.open(grant, now));
    // No text: it was erased.
    return { note, text: texts?.[noteField(note)] };
  },
);

/** @throws Refusal `unknown_action`; `lead_question_not_yours`; `lead_question_answered`, by whom. */
export async function requireQuestion(ctx: Look, signal: Signal, noteId: string): Promise<Note> {
  const { stores, member, people } = ctx;
  const { reference, lead } = signal;
  const notes = await stores.notes.list(signal.id);
  const note = notes.find(({ id, kind }) => id === noteId && kind === 'lead_question');
  if (!note) throw new Refusal('unknown_action');
  const chose = lead?.chosen.by;
  if (chose?.memberId !== member.id && !coordinators(people).some(({ id }) => id === member.id)) {
    throw new Refusal('lead_question_not_yours', { reference, name: chose?.name ?? '–' });
  }
  const answer = notes.find(({ kind, about }) => kind === 'lead_answer' && about === noteId);
  if (answer) {
    throw new Refusal('lead_question_answered', { reference, name: answer.written.by.name });
  }
  return note;
}
