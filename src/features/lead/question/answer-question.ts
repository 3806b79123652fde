import type { Transaction } from '../../../bot/declare/transaction.ts';
import { type MemberCard, useCase } from '../../../bot/declare/use-case.ts';
import { writeNote } from '../../../bot/signals/save-signal.ts';
import { onSignalForm, type SignalForm } from '../../../bot/signals/signal-use-case.ts';
import { leadIds } from '../../../domain/signal/lead.ts';
import type { Note } from '../../../domain/signal/note.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { CHOOSES_LEAD, choosers } from '../rights.ts';
import { ANSWER_CARD, QUESTION_CARD } from '../tell-lead.ts';
import { type Question, requireQuestion } from './read-question.ts';

interface AnswerQuestion extends Question, SignalForm {
  readonly answer: string;
}

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
