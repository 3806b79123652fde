import type { Feature } from '../../bot/feature.ts';
import { agreeOutcome } from './agree-outcome.ts';
import { agreeToClose } from './agree-to-close.ts';
import { sayAgree } from './agreeing.ts';
import { closeNow, sayClose } from './closing.ts';
import { showOne, WEIGHING_COMMANDS } from './commands.ts';
import { weighingHome } from './home.ts';
import { linkSignals } from './link-signals.ts';
import { MERGE_ACTION, openMerge, submitMerge } from './merge-dialog.ts';
import { mergeSignal, planMerge } from './merge-signal.ts';
import { noteView, planView } from './note-view.ts';
import { openPropose, PROPOSE_ACTION } from './outcome-dialog.ts';
import { CLOSED_CARD, PROPOSED_CARD } from './proposal.ts';
import { buildClosedCard, buildProposedCard } from './proposal-cards.ts';
import { planOutcome, proposeOutcome } from './propose-outcome.ts';
import { openReopen, REOPEN_ACTION, submitReopen } from './reopen-dialog.ts';
import { planReopening, reopenSignal } from './reopen-signal.ts';
import { showWeighing } from './show-weighing.ts';
import { submitOutcome } from './submit-outcome.ts';
import { NOTE_ACTION, openNote, submitNote } from './view-dialog.ts';
import { waitingWeighings } from './waiting-weighings.ts';

/** What both sides make of a signal together; how it ends, goes on in another one, or begins again. */
export const weighingFeature: Feature = {
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
};
