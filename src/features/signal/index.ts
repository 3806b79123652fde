import { feature } from '../../bot/declare/feature.ts';
import * as acknowledgeSignal from './acknowledge-signal.ts';
import * as acknowledgedCard from './acknowledged-card.ts';
import * as command from './command.ts';
import * as recordFeedback from './feedback/record-feedback.ts';
import * as home from './home.ts';
import * as homeSignals from './home-signals.ts';
import * as listSignals from './list-signals.ts';
import * as raiseSignal from './raise/raise-signal.ts';
import { SIGNAL_SHORTCUTS } from './raise/signal-shortcuts.ts';
import * as submitSignal from './raise/submit-signal.ts';
import * as showSignal from './show-signal.ts';
import * as signalCard from './signal-card.ts';
import * as releaseSource from './source/release-source.ts';
import * as showTimeline from './timeline/show-timeline.ts';

/** `/signal`: raise a concern, acknowledge it, find it again, tell the source what can be told. */
export const signalFeature = feature({
  key: 'signal',
  commands: [command.signalCommand],
  shortcuts: SIGNAL_SHORTCUTS,
  home: home.signalHome,
  modules: [
    ...[command, listSignals, showSignal, homeSignals, showTimeline],
    ...[signalCard, acknowledgeSignal, acknowledgedCard],
    ...[raiseSignal, submitSignal, recordFeedback, releaseSource],
  ],
});
