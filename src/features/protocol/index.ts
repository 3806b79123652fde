import { legacyFeature } from '../../bot/legacy.ts';
import { confirm, protocolCommand, show } from './command.ts';
import { openEdit } from './edit/edit-dialog.ts';
import { begin, submitEdit } from './edit/submit-edit.ts';
import { beginProtocol, writeProtocol } from './edit/write-protocol.ts';
import { protocolHome } from './home.ts';
import { goBackToExercise, goLive, planLive } from './live/change-live.ts';
import { buildLiveCard } from './live/live-card.ts';
import { openExercise, openLive, submitExercise, submitLive } from './live/live-dialog.ts';
import { buildProtocolCard } from './protocol-card.ts';
import {
  BEGIN_ACTION,
  EDIT_ACTION,
  EXERCISE_ACTION,
  LIVE_ACTION,
  LIVE_CARD,
  PROTOCOL_CARD,
  PROTOCOL_REMINDERS,
  READ_ACTION,
  READING_CARD,
  SHOW_ACTION,
  SIGN_ACTION,
  UNREAD_CARD,
} from './protocol-cards.ts';
import { confirmReading } from './reading/confirm-reading.ts';
import { buildReadingCard } from './reading/reading-card.ts';
import { remindOfReading } from './reading/remind-reading.ts';
import { buildUnreadCard } from './reading/unread-card.ts';
import { showProtocol } from './show-protocol.ts';
import { openSigning, submitSignature } from './sign/sign-dialog.ts';
import { planSignature, signProtocol } from './sign/sign-protocol.ts';

/** `/tandem protocol`: who does what by when, signed by both sides; and going live with it. */
export const protocolFeature = legacyFeature({
  key: 'protocol',
  commands: [protocolCommand],
  presses: {
    [SHOW_ACTION]: show,
    [BEGIN_ACTION]: begin,
    [EDIT_ACTION]: openEdit,
    [SIGN_ACTION]: openSigning,
    [READ_ACTION]: confirm,
    [LIVE_ACTION]: openLive,
    [EXERCISE_ACTION]: openExercise,
  },
  submissions: {
    [EDIT_ACTION]: submitEdit,
    [SIGN_ACTION]: submitSignature,
    [LIVE_ACTION]: submitLive,
    [EXERCISE_ACTION]: submitExercise,
  },
  cards: {
    [PROTOCOL_CARD]: buildProtocolCard,
    [READING_CARD]: buildReadingCard,
    [UNREAD_CARD]: buildUnreadCard,
    [LIVE_CARD]: buildLiveCard,
  },
  reminders: { [PROTOCOL_REMINDERS]: remindOfReading },
  home: protocolHome,
  useCases: [
    showProtocol,
    writeProtocol,
    beginProtocol,
    planSignature,
    signProtocol,
    confirmReading,
    planLive,
    goLive,
    goBackToExercise,
  ],
});
