import { feature } from '../../bot/declare/feature.ts';
import * as command from './command.ts';
import * as beginProtocol from './edit/begin-protocol.ts';
import * as editDialog from './edit/edit-dialog.ts';
import * as submitEdit from './edit/submit-edit.ts';
import * as writeProtocol from './edit/write-protocol.ts';
import { protocolHome } from './home.ts';
import { cardsAnew } from './live/cards-anew.ts';
import * as changeLive from './live/change-live.ts';
import * as liveCard from './live/live-card.ts';
import * as liveDialog from './live/live-dialog.ts';
import * as protocolCard from './protocol-card.ts';
import * as confirmReading from './reading/confirm-reading.ts';
import * as readingCard from './reading/reading-card.ts';
import * as reminders from './reminders.ts';
import * as showProtocol from './show-protocol.ts';
import * as signDialog from './sign/sign-dialog.ts';
import * as signProtocol from './sign/sign-protocol.ts';

/** `/tandem protocol`: who does what by when, signed by both sides; and going live with it. */
export const protocolFeature = feature({
  key: 'protocol',
  commands: [command.protocolCommand],
  home: protocolHome,
  jobs: [cardsAnew],
  modules: [
    ...[command, showProtocol, protocolCard, reminders],
    ...[editDialog, submitEdit, writeProtocol, beginProtocol],
    ...[signDialog, signProtocol],
    ...[confirmReading, readingCard],
    ...[changeLive, liveCard, liveDialog],
  ],
});
