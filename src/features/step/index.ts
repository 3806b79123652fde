import { feature } from '../../bot/declare/feature.ts';
import { stepAgenda } from './agenda.ts';
import * as doneDialog from './change/done-dialog.ts';
import * as giveStep from './change/give-step.ts';
import * as postponeStep from './change/postpone-step.ts';
import * as settleStep from './change/settle-step.ts';
import * as command from './command.ts';
import { stepHome } from './home.ts';
import * as listSteps from './list-steps.ts';
import * as newStepDialog from './set/new-step-dialog.ts';
import * as setStep from './set/set-step.ts';
import * as showStep from './show-step.ts';
import * as stepCard from './step-card.ts';

/** `/step`: who does what by when, and what became of it. */
export const stepFeature = feature({
  key: 'step',
  commands: [command.stepCommand],
  home: stepHome,
  agenda: stepAgenda,
  modules: [
    ...[command, listSteps, showStep, stepCard, newStepDialog, setStep],
    ...[doneDialog, giveStep, postponeStep, settleStep],
  ],
});
