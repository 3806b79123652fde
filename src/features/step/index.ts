import type { Feature } from '../../bot/feature.ts';
import { STEP_CARD } from '../../bot/signals/step-tells.ts';
import { stepAgenda } from './agenda.ts';
import { openDone, submitDone } from './change/done-dialog.ts';
import { openGive, submitGive } from './change/give-dialog.ts';
import { giveStep } from './change/give-step.ts';
import { openNotNeeded, submitNotNeeded } from './change/not-needed-dialog.ts';
import { planStepChange } from './change/plan-step-change.ts';
import { openPostpone, submitPostpone } from './change/postpone-dialog.ts';
import { postponeStep } from './change/postpone-step.ts';
import { settleStep } from './change/settle-step.ts';
import { showOfSignal, showOne, showPageOf, stepCommand } from './command.ts';
import { stepHome } from './home.ts';
import { listSteps } from './list-steps.ts';
import { NEW_ACTION, openNewStep, submitNewStep } from './set/new-step-dialog.ts';
import { planStep } from './set/plan-step.ts';
import { setStep } from './set/set-step.ts';
import { showStep } from './show-step.ts';
import { showSteps } from './show-steps.ts';
import { buildStepCard } from './step-card.ts';

/** `/step`: who does what by when, and what became of it. */
export const stepFeature: Feature = {
  key: 'step',
  commands: [stepCommand],
  presses: {
    'step.open': showOfSignal,
    'step.one': showOne,
    'step.list': showPageOf,
    [NEW_ACTION]: (turn, reference) => openNewStep(turn, reference),
    'step.done': openDone,
    'step.postpone': openPostpone,
    'step.not_needed': openNotNeeded,
    'step.give': openGive,
  },
  home: stepHome,
  agenda: stepAgenda,
  submissions: {
    [NEW_ACTION]: submitNewStep,
    'step.done': submitDone,
    'step.postpone': submitPostpone,
    'step.not_needed': submitNotNeeded,
    'step.give': submitGive,
  },
  cards: { [STEP_CARD]: buildStepCard },
  useCases: [
    showSteps,
    showStep,
    listSteps,
    planStep,
    setStep,
    planStepChange,
    settleStep,
    postponeStep,
    giveStep,
  ],
};
