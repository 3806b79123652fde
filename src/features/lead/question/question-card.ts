import { postedCard } from '../../../bot/declare/posted-card.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import { line } from '../../../cards/blocks.ts';
import { ANSWER_QUESTION } from '../actions.ts';
import { frame, seeButton } from '../card-frame.ts';
import { ANSWER_CARD, QUESTION_CARD } from '../tell-lead.ts';

/** A contact asks something: to whoever chose them. What they ask is protected. */
export const questionCard = postedCard(QUESTION_CARD, async (stores, noteId, audience) => {
  const note = await stores.notes.find(noteId);
  const signal = note && (await stores.signals.find(note.signalId));
  if (!signal || note.kind !== 'lead_question') return undefined;
  const { words } = audience;
  const { reference } = signal;
  const notes = await stores.notes.list(signal.id);
  const answer = notes.find(({ kind, about }) => kind === 'lead_answer' && about === noteId);
  const asked = { reference, question: noteId };
  const reply = ANSWER_QUESTION.button(asked, words('lead.button.answer'), 'primary');
  const name = answer?.written.by.name ?? '';
  return frame(signal, audience, {
    title: words('lead.question.told', { reference, name: note.written.by.name }),
    blocks: [
      line(answer ? words('lead.question.answered', { name }) : words('lead.question.told_next')),
    ],
    buttons: answer
      ? [seeButton(reference, words)]
      : [reply, openButton(reference, words), seeButton(reference, words)],
  });
});

/** What somebody asked is answered: to the one who asked. */
export const answerCard = postedCard(ANSWER_CARD, async (stores, noteId, audience) => {
  const note = await stores.notes.find(noteId);
  const signal = note && (await stores.signals.find(note.signalId));
  if (!signal || note.kind !== 'lead_answer') return undefined;
  const { words } = audience;
  const { reference } = signal;
  return frame(signal, audience, {
    title: words('lead.answer.told', { reference, name: note.written.by.name }),
    blocks: [line(words('lead.answer.told_next'))],
    buttons: [{ ...seeButton(reference, words), label: words('lead.button.look') }],
  });
});
