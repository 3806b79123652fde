import { legacyFeature } from '../../bot/legacy.ts';
import { agreeToClose } from './closing/agree-to-close.ts';
import { closeNow, sayClose } from './closing/closing.ts';
import { openReopen, REOPEN_ACTION, submitReopen } from './closing/reopen-dialog.ts';
import { planReopening, reopenSignal } from './closing/reopen-signal.ts';
import { showOne, WEIGHING_COMMANDS } from './commands.ts';
import { weighingHome } from './home.ts';
import { linkSignals } from './merge/link-signals.ts';
import { MERGE_ACTION, openMerge, submitMerge } from './merge/merge-dialog.ts';
import { mergeSignal, planMerge } from './merge/merge-signal.ts';
import { agreeOutcome } from './outcome/agree-outcome.ts';
import { sayAgree } from './outcome/agreement-outcome.ts';
import { openPropose, PROPOSE_ACTION } from './outcome/outcome-dialog.ts';
import { CLOSED_CARD, PROPOSED_CARD } from './outcome/proposal.ts';
import { buildClosedCard, buildProposedCard } from './outcome/proposal-cards.ts';
import { planOutcome, proposeOutcome } from './outcome/propose-outcome.ts';
import { submitOutcome } from './outcome/submit-outcome.ts';
import { showWeighing } from './show-weighing.ts';
import { noteView, planView } from './view/note-view.ts';
import { NOTE_ACTION, openNote, submitNote } from './view/view-dialog.ts';
import { waitingWeighings } from './waiting-weighings.ts';

/** What both sides make of a signal together; how it ends, goes on in another one, or begins again. */
export const weighingFeature = legacyFeature({
  key: 'weighing',
  commands: WEIGHING_COMMANDS,
  presses: {
    'weighing.open': showOne,
    'weighing.agree': sayAgree,
    'weighing.close': sayClose,
    'weighing.close_now': closeNow,
    [NOTE_ACTION]: openNote,
    [PROPOSE_ACTION]: openPropose,
    [MERGE_ACTION]: openMerge,
    [REOPEN_ACTION]: openReopen,
  },
  home: weighingHome,
  submissions: {
    [NOTE_ACTION]: submitNote,
    [PROPOSE_ACTION]: submitOutcome,
    [MERGE_ACTION]: submitMerge,
    [REOPEN_ACTION]: submitReopen,
  },
  cards: {
    [PROPOSED_CARD]: buildProposedCard,
    [CLOSED_CARD]: buildClosedCard,
  },
  useCases: [
    showWeighing,
    planView,
    noteView,
    planOutcome,
    proposeOutcome,
    agreeOutcome,
    agreeToClose,
    planMerge,
    mergeSignal,
    linkSignals,
    planReopening,
    reopenSignal,
    waitingWeighings,
  ],
});
