import { randomUUID } from 'node:crypto';
import type { PressHandler } from '../../bot/legacy.ts';
import { legacyFeature } from '../../bot/legacy.ts';
import { SIGNAL_CARD } from '../../bot/signals/signal-cards.ts';
import type { Shortcut } from '../../bot/turn.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { ACKNOWLEDGED_CARD, buildAcknowledgedCard } from './acknowledged-card.ts';
import { showNotes, showOne, showPage, showWhatHappened, signalCommand } from './command.ts';
import { FEEDBACK_ACTION, openFeedback, submitFeedback } from './feedback/feedback-dialog.ts';
import { planFeedback, recordFeedback } from './feedback/record-feedback.ts';
import { signalHome } from './home.ts';
import { listSignals } from './list-signals.ts';
import { raiseSignal } from './raise/raise-signal.ts';
import { RAISE_ACTION, signalDialog } from './raise/signal-dialog.ts';
import { submitSignal } from './raise/submit-signal.ts';
import { showSignal } from './show-signal.ts';
import { buildSignalCard } from './signal-card.ts';
import { releaseSource } from './source/release-source.ts';
import { SOURCE_ACTION, submitSource } from './source/source-dialog.ts';
import { showTimeline } from './timeline/show-timeline.ts';
import { waitingSignals } from './waiting-signals.ts';

const acknowledge: PressHandler = async (turn, reference) => {
  await turn.perform(acknowledgeSignal, { reference });
  return { kind: 'notice', tone: 'done', text: turn.words('signal.acknowledged', { reference }) };
};

/** Opens the form with what was chosen as its facts. */
const raise: PressHandler = (turn, facts) => {
  turn.require(raiseSignal.right);
  return { kind: 'dialog', dialog: signalDialog(turn, randomUUID(), { facts }) };
};

const SHORTCUTS: readonly Shortcut[] = [
  {
    action: RAISE_ACTION,
    on: 'message',
    label: (words) => words('signal.shortcut.message'),
    summary: (words) => words('signal.shortcut.message_summary'),
  },
  {
    action: RAISE_ACTION,
    on: 'anywhere',
    label: (words) => words('signal.shortcut.anywhere'),
    summary: (words) => words('signal.shortcut.anywhere_summary'),
  },
];

/** `/signal`: raise a concern, acknowledge it, find it again, tell the source what can be told. */
export const signalFeature = legacyFeature({
  key: 'signal',
  commands: [signalCommand],
  presses: {
    'signal.acknowledge': acknowledge,
    'signal.open': showOne,
    'signal.notes': showNotes,
    'signal.list': showPage,
    'signal.timeline': showWhatHappened,
    [FEEDBACK_ACTION]: openFeedback,
    [RAISE_ACTION]: raise,
  },
  shortcuts: SHORTCUTS,
  home: signalHome,
  submissions: {
    [RAISE_ACTION]: submitSignal,
    [FEEDBACK_ACTION]: submitFeedback,
    [SOURCE_ACTION]: submitSource,
  },
  cards: { [SIGNAL_CARD]: buildSignalCard, [ACKNOWLEDGED_CARD]: buildAcknowledgedCard },
  useCases: [
    raiseSignal,
    acknowledgeSignal,
    showSignal,
    listSignals,
    showTimeline,
    planFeedback,
    recordFeedback,
    releaseSource,
    waitingSignals,
  ],
});
