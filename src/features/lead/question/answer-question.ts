import {
  type MemberCard,
  type Transaction,
  unchanged,
  useCase,
} from '../../../bot/declare/use-case.ts';
import { findSignal } from '../../../bot/signals/find-signal.ts';
import { writeNote } from '../../../bot/signals/save-signal.ts';
import { onSignalForm, type SignalForm } from '../../../bot/signals/signal-use-case.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { grantToReadLeadNotes } from '../../../domain/sharing/sharing.ts';
import { askedNames, currentContacts, leadIds } from '../../../domain/signal/lead.ts';
import { type Note, noteField } from '../../../domain/signal/note.ts';
import type { LeadContact, Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { CHOOSES_LEAD, choosers, coordinators, LEADS } from '../rights.ts';
import { ANSWER_CARD, QUESTION_CARD } from '../tell-lead.ts';

/** A contact asks the one who chose them something, before answering. */
export const askQuestion = useCase({
  name: 'ask-lead-question',
  right: LEADS,
  ...onSignalForm<SignalForm & { readonly question: string }>('lead.ask'),
  async run(ctx, { question }, signal) {
    const { people, member } = ctx;
    const contact = requireContact(ctx, signal);
    const note = await writeNote(ctx, signal, 'lead_question', question, contact.id);
    const recordId = note['note'] ?? '';
    const { id } = signal;
    return {
      result: signal,
      audit: [{ action: 'signal.lead_question', model: 'signal', recordId: id, detail: note }],
      channelCards: [],
      memberCards: choosers(people, signal.lead)
        .filter(({ id }) => id !== member.id)
        .map(({ id: memberId }) => ({ card: QUESTION_CARD, recordId, revision: 1, memberId })),
    };
  },
});

/** @throws Refusal `signal_not_now` and the like; `lead_not_asked` for everybody else. */
function requireContact({ member }: Transaction, signal: Signal): LeadContact {
  requireAction(signal, 'answer_lead');
  const own = currentContacts(signal.lead).find(
    ({ contact, state }) => contact.memberId === member.id && state !== 'declined',
  );
  if (!own) throw new Refusal('lead_not_asked', askedNames(signal));
  return own;
}

export interface Question {
  readonly reference: string;
  /** The id of its note. */
  readonly question: string;
}

interface AnswerQuestion extends Question, SignalForm {
  readonly answer: string;
}

/** Shows a question to whoever answers it; that it was read is logged. */
export const readQuestion = useCase({
  name: 'read-lead-question',
  right: CHOOSES_LEAD,
  async run(ctx, { reference, question }: Question) {
    const { stores, member, now } = ctx;
    const signal = await findSignal(ctx, reference);
    const note = await requireQuestion(ctx, signal, question);
    const grant = grantToReadLeadNotes(member, signal, [note]);
    const texts = grant && (await stores.protectedText.open(grant, now));
    // No text: it was erased.
    return unchanged({ note, text: texts?.[noteField(note)] });
  },
});

/** Answers it, once. */
export const answerQuestion = useCase({
  name: 'answer-lead-question',
  right: CHOOSES_LEAD,
  ...onSignalForm<AnswerQuestion>('lead.answer'),
  async run(ctx, { question, answer }, signal) {
    const asked = await requireQuestion(ctx, signal, question);
    const note = await writeNote(ctx, signal, 'lead_answer', answer, asked.id);
    const { id: recordId } = signal;
    return {
      result: signal,
      audit: [{ action: 'signal.lead_answer', model: 'signal', recordId, detail: note }],
      channelCards: [],
      memberCards: [
        ...tellAsker(signal, asked, note['note'] ?? ''),
        ...tellAskedOf(ctx, signal, asked),
      ],
    };
  },
});

/** The one who asked hears of the answer, if they could still read it. */
function tellAsker(signal: Signal, { written }: Note, recordId: string): MemberCard[] {
  const { memberId } = written.by;
  if (!leadIds(signal).includes(memberId)) return [];
  return [{ card: ANSWER_CARD, recordId, revision: 1, memberId }];
}

/** The question changes in place with whoever was asked: it is answered. */
function tellAskedOf(
  { people }: Transaction,
  { lead }: Signal,
  { id: recordId }: Note,
): MemberCard[] {
  return choosers(people, lead).map(({ id: memberId }) => {
    return { card: QUESTION_CARD, recordId, revision: 2, memberId };
  });
}

/** @throws Refusal `unknown_action`; `lead_question_not_yours`; `lead_question_answered`, by whom. */
async function requireQuestion(ctx: Transaction, signal: Signal, noteId: string): Promise<Note> {
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
