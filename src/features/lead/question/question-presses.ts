import { onPress } from '../../../bot/declare/action.ts';
import type { Block } from '../../../cards/card.ts';
import { ANSWER_QUESTION, ASK_QUESTION } from '../actions.ts';
import { planLeadAnswer } from '../answer/answer-lead.ts';
import { submitWords, wordsForm } from '../words-form.ts';
import { answerQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';
import { readQuestion } from './read-question.ts';

export const openQuestion = onPress(ASK_QUESTION, async (ctx, typed) => {
  const { words } = ctx;
  const { reference } = await ctx.run(planLeadAnswer, { reference: typed });
  const form = wordsForm(ctx, {
    title: words('lead.question.title', { reference }),
    submit: words('lead.question.submit'),
    label: words('lead.question.field'),
    hint: words('lead.question.hint'),
  });
  return ASK_QUESTION.dialog(reference, form);
});

export const submitQuestion = submitWords(ASK_QUESTION, async (ctx, reference, question, key) => {
  await ctx.run(askQuestion, { reference, question, key });
  return ctx.words('lead.question.done');
});

/** Shows the question above the field for its answer. */
export const openAnswer = onPress(ANSWER_QUESTION, async (ctx, asked) => {
  const { words } = ctx;
  const { note, text } = await ctx.run(readQuestion, asked);
  const heading = words('lead.answer.question', { name: note.written.by.name });
  const blocks: Block[] = text === undefined ? [] : [{ tag: 'quote', heading, text }];
  const form = wordsForm(ctx, {
    title: words('lead.answer.title', { reference: asked.reference }),
    submit: words('lead.answer.submit'),
    label: words('lead.answer.field'),
    hint: words('lead.answer.hint'),
    blocks,
  });
  return ANSWER_QUESTION.dialog(asked, form);
});

export const submitAnswer = submitWords(ANSWER_QUESTION, async (ctx, asked, answer, key) => {
  await ctx.run(answerQuestion, { ...asked, answer, key });
  return ctx.words('lead.answer.done');
});
