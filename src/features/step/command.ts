import type { Command, CommandForm, PressHandler, Turn } from '../../bot/feature.ts';
import { helpCard } from '../../bot/help-card.ts';
import type { Reply } from '../../bot/reply.ts';
import { Refusal } from '../../domain/refusal.ts';
import { listSteps } from './list-steps.ts';
import { openNewStep } from './set/new-step-dialog.ts';
import { showStep } from './show-step.ts';
import { showSteps } from './show-steps.ts';
import { oneStepCard } from './step-card.ts';
import { stepListCard } from './step-list-card.ts';
import { stepsCard } from './steps-card.ts';

/** What begins like a reference, and the words of a step after it. */
const ABOUT_ONE = /^(s-?\d\S*)\s+(\S[\s\S]*)$/i;

const FORMS: readonly CommandForm[] = [
  { usage: '', summary: (words) => words('step.command.mine') },
  { usage: 'S-2026-0001', summary: (words) => words('step.command.show') },
  { usage: 'S-2026-0001 call the youth workers', summary: (words) => words('step.command.name') },
  { usage: 'help', summary: (words) => words('step.command.help') },
];

export const stepCommand: Command = {
  name: 'step',
  summary: (words) => words('step.command.summary'),
  hint: (words) => words('step.command.hint'),
  forms: FORMS,
  handle(turn, text) {
    if (/^help$/i.test(text)) return { kind: 'card', card: helpCard([stepCommand], turn) };
    if (text === '') return showPage(turn, 0);
    const [, reference, what = ''] = ABOUT_ONE.exec(text) ?? [];
    if (reference === undefined) return showOfSignal(turn, text);
    return openNewStep(turn, reference, what.replaceAll(/\s+/g, ' '));
  },
};

export const showOfSignal: PressHandler = async (turn, text) => {
  const signal = await turn.perform(showSteps, { reference: text.trim() });
  return { kind: 'card', card: stepsCard(signal, turn) };
};

export const showOne: PressHandler = async (turn, stepId) => {
  const shown = await turn.perform(showStep, { stepId });
  return { kind: 'card', card: oneStepCard(shown, turn) };
};

export const showPageOf: PressHandler = (turn, value) => {
  if (!/^\d{1,4}$/.test(value)) throw new Refusal('unknown_action');
  return showPage(turn, Number(value));
};

async function showPage(turn: Turn, page: number): Promise<Reply> {
  const listed = await turn.perform(listSteps, { page });
  return { kind: 'card', card: stepListCard(listed, page, turn) };
}
