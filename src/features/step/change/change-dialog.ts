import { randomUUID } from 'node:crypto';
import type { PressHandler, Turn } from '../../../bot/feature.ts';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import type { Dialog, Field } from '../../../cards/dialog.ts';
import { type StepChange, stepLine } from '../step-lines.ts';
import { planStepChange, type StepOfSignal } from './plan-step-change.ts';

/** Opens a form about one step, if it is this member's to change. */
export function opener(
  dialogOf: (turn: Turn, key: string, at: StepOfSignal) => Dialog,
): PressHandler {
  return async (turn, stepId) => {
    const at = await turn.perform(planStepChange, { stepId });
    return { kind: 'dialog', dialog: dialogOf(turn, randomUUID(), at) };
  };
}

/** A form about one step: which one stands above what it asks. */
export function changeDialog(
  change: StepChange,
  turn: Turn,
  key: string,
  { signal, step }: StepOfSignal,
  fields: readonly Field[],
): Dialog {
  const { words, partnership } = turn;
  const { reference } = signal;
  return {
    action: `step.${change}`,
    key,
    about: step.id,
    title: words(`step.${change}.title`, { reference }),
    submit: words(`step.${change}.submit`),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: stepLine(signal, step, turn) },
      ...fields,
    ],
  };
}
