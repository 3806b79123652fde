import { onPress } from '../../bot/declare/action.ts';
import type { Command, CommandForm, Context } from '../../bot/declare/context.ts';
import { cardReply, type Reply } from '../../bot/declare/reply.ts';
import { helpCard } from '../../bot/help-card.ts';
import { OPEN_STEPS } from '../../bot/signals/actions.ts';
import { LIKE_A_SIGNAL } from '../../domain/reference.ts';
import { LIST_STEPS, ONE_STEP } from './actions.ts';
import { listSteps } from './list-steps.ts';
import { openNewStep } from './set/new-step-dialog.ts';
import { showStep, showSteps } from './show-step.ts';
import { oneStepCard } from './step-card.ts';
import { stepListCard } from './step-list-card.ts';
import { stepsCard } from './steps-card.ts';

/** What begins like a reference, or a number alone, and the words of a step after it. */
const ABOUT_ONE = new RegExp(`^(${LIKE_A_SIGNAL}\\S*|\\d{1,6})\\s+(\\S[\\s\\S]*)$`, 'iu');

const FORMS: readonly CommandForm[] = [
  { usage: '', summary: (words) => words('step.command.mine') },
  { usage: 'S-2026-0001', summary: (words) => words('step.command.show') },
  { usage: 'S-2026-0001 call the youth workers', summary: (words) => words('step.command.name') },
  { usage: 'help', summary: (words) => words('step.command.help') },
];

export const stepCommand: Command = {
  name: 'step',
  series: 'S',
  summary: (words) => words('step.command.summary'),
  hint: (words) => words('step.command.hint'),
  forms: FORMS,
  handle(ctx, text) {
    if (/^help$/i.test(text)) return cardReply(helpCard([stepCommand], ctx));
    if (text === '') return showPage(ctx, 0);
    const [, reference, what = ''] = ABOUT_ONE.exec(text) ?? [];
    if (reference === undefined) return showOfSignal(ctx, text);
    return openNewStep(ctx, reference, what.replaceAll(/\s+/g, ' '));
  },
};

async function showOfSignal(ctx: Context, text: string): Promise<Reply> {
  const signal = await ctx.run(showSteps, { reference: text.trim() });
  return cardReply(stepsCard(signal, ctx));
}

async function showPage(ctx: Context, page: number): Promise<Reply> {
  return cardReply(stepListCard(await ctx.run(listSteps, { page }), page, ctx));
}

export const pressSteps = onPress(OPEN_STEPS, showOfSignal);
export const pressPage = onPress(LIST_STEPS, showPage);
export const pressOne = onPress(ONE_STEP, async (ctx, stepId) => {
  const shown = await ctx.run(showStep, { stepId });
  return cardReply(oneStepCard(shown, ctx));
});
