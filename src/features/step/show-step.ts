import { z } from 'zod';
import type { Look, Transaction } from '../../bot/declare/transaction.ts';
import { look } from '../../bot/declare/use-case.ts';
import { findSignal } from '../../bot/signals/find-signal.ts';
import { looksAtSignal, oncePerForm } from '../../bot/signals/signal-use-case.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Signal, Step } from '../../domain/signal/signal.ts';
import { maySeeSignal } from '../../domain/signal/signal-visibility.ts';
import { stepToChange } from '../../domain/signal/step.ts';
import type { SignalStore } from '../../ports/signal/signal-store.ts';
import { HAS_STEPS } from './rights.ts';

export interface StepOfSignal {
  readonly signal: Signal;
  readonly step: Step;
}

/** What every form about a step brings. */
export interface StepForm {
  readonly stepId: string;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
}

/** Shows the steps of a signal to one member. Their words stand on the card, so nothing is opened. */
export const showSteps = looksAtSignal('show-steps', HAS_STEPS, (_, signal) => signal);

/** Shows one step to one member. */
export const showStep = look<Pick<StepForm, 'stepId'>, StepOfSignal>(
  'show-step',
  HAS_STEPS,
  async (ctx, { stepId }) => {
    const signal = await findSignalOfStep(ctx, stepId, (id) => ctx.stores.signals.findByStep(id));
    const step = signal.steps.find(({ id }) => id === stepId);
    if (!step) throw new Refusal('step_unknown', { reference: signal.reference });
    return { signal, step };
  },
);

/** May this member settle this step, put it off or give it away? Asked before the form opens. */
export const planStepChange = look<Pick<StepForm, 'stepId'>, StepOfSignal>(
  'plan-step-change',
  HAS_STEPS,
  async (ctx, { stepId }) => {
    const signal = await findSignalOfStep(ctx, stepId, (id) => ctx.stores.signals.findByStep(id));
    return { signal, step: stepToChange(ctx.member, signal, stepId) };
  },
);

/** The parts of a use case that changes a step, once, for a form about it; see {@link oncePerForm}. */
export function onStepForm<Input extends StepForm>(what: string) {
  return {
    right: HAS_STEPS,
    find: (ctx: Transaction, { stepId }: Input) =>
      findSignalOfStep(ctx, stepId, (id) => ctx.stores.signals.findForUpdateByStep(id)),
    once: oncePerForm<Input>(what),
  };
}

/**
 * The signal that has a step.
 *
 * @param stepId as a button brought it.
 * @param read locks it until the transaction ends, or does not.
 * @throws Refusal `unknown_action` if there is no such step; `unknown_signal` if it is not theirs to see.
 */
async function findSignalOfStep(
  ctx: Look,
  stepId: string,
  read: SignalStore['findByStep'],
): Promise<Signal> {
  const { member, partnership } = ctx;
  const found = z.uuid().safeParse(stepId).success && (await read(stepId));
  if (!found || found.partnershipId !== partnership.id) throw new Refusal('unknown_action');
  return maySeeSignal(member, found) ? found : findSignal(ctx, found.reference);
}
