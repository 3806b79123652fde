import { feature } from '../../bot/declare/feature.ts';
import * as agreeToClose from './closing/agree-to-close.ts';
import * as reopenSignal from './closing/reopen-signal.ts';
import * as commands from './command.ts';
import * as home from './home.ts';
import * as mergeDialog from './merge/merge-dialog.ts';
import * as mergeSignal from './merge/merge-signal.ts';
import * as agreeOutcome from './outcome/agree-outcome.ts';
import * as outcomeDialog from './outcome/outcome-dialog.ts';
import * as proposalCards from './outcome/proposal-cards.ts';
import * as proposeOutcome from './outcome/propose-outcome.ts';
import * as showWeighing from './show-weighing.ts';
import * as noteView from './view/note-view.ts';
import * as viewDialog from './view/view-dialog.ts';

/** What both sides make of a signal together; how it ends, goes on in another one, or begins again. */
export const weighingFeature = feature({
  key: 'weighing',
  commands: commands.WEIGHING_COMMANDS,
  home: home.weighingHome,
  modules: [
    ...[commands, showWeighing, home, noteView, viewDialog],
    ...[agreeOutcome, outcomeDialog, proposalCards, proposeOutcome],
    ...[agreeToClose, reopenSignal],
    ...[mergeDialog, mergeSignal],
  ],
});
