import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Block } from '../../../cards/card.ts';
import { planLeadAnswer } from '../answer/answer-lead.ts';
import { readAbout } from '../input.ts';
import { withWords, wordsDialog } from '../words-dialog.ts';
import { answerQuestion, readQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';

export const ASK_ACTION = 'lead.ask';
export const ANSWER_ACTION = 'lead.answer';

export const openQuestion: PressHandler = async (turn, text) => {
  const { words } = turn;
  const { reference } = await turn.perform(planLeadAnswer, { reference: text });
  return wordsDialog(turn, {
    action: ASK_ACTION,
    about: reference,
    title: words('lead.question.title', { reference }),
    submit: words('lead.question.submit'),
    label: words('lead.question.field'),
    hint: words('lead.question.hint'),
  });
};

export const submitQuestion: SubmissionHandler = (turn, { key, about = '', values }) =>
  withWords(turn, values, async (question) => {
    await turn.perform(askQuestion, { reference: about, question, key });
    return { kind: 'notice', tone: 'done', text: turn.words('lead.question.done') };
  });

/** Shows the question above the field for its answer. */
export const openAnswer: PressHandler = async (turn, value) => {
  const { words } = turn;
  const { reference, id: question } = readAbout(value);
  const { note, text } = await turn.perform(readQuestion, { reference, question });
  const heading = words('lead.answer.question', { name: note.written.by.name });
  const blocks: Block[] = text === undefined ? [] : [{ tag: 'quote', heading, text }];
  return wordsDialog(turn, {
    action: ANSWER_ACTION,
    about: value,
    title: words('lead.answer.title', { reference }),
    submit: words('lead.answer.submit'),
    label: words('lead.answer.field'),
    hint: words('lead.answer.hint'),
    blocks,
  });
};

export const submitAnswer: SubmissionHandler = (turn, { key, about, values }) =>
  withWords(turn, values, async (answer) => {
    const { reference, id: question } = readAbout(about);
    await turn.perform(answerQuestion, { reference, question, answer, key });
    return { kind: 'notice', tone: 'done', text: turn.words('lead.answer.done') };
  });
