import { feature } from '../../bot/declare/feature.ts';
import { crisisCommand } from './command.ts';
import { crisisHome } from './home.ts';
import * as changeVersion from './message/change-version.ts';
import * as findVersion from './message/find-version.ts';
import * as messageDialog from './message/message-dialog.ts';
import * as planMessage from './message/plan-message.ts';
import * as signCard from './message/sign-card.ts';
import * as signPresses from './message/sign-presses.ts';
import * as submitMessage from './message/submit-message.ts';
import * as versionDialogs from './message/version-dialogs.ts';
import * as writeMessage from './message/write-message.ts';
import * as phoneList from './print/phone-list.ts';
import * as printPresses from './print/print-presses.ts';
import * as printSource from './print/print-source.ts';
import * as printedFiles from './print/printed-files.ts';
import * as confirmPush from './push/confirm-push.ts';
import * as pushCards from './push/push-cards.ts';
import * as pushMessage from './push/push-message.ts';
import * as pushPresses from './push/push-presses.ts';
import * as pushedCard from './push/pushed-card.ts';
import * as settlePush from './push/settle-push.ts';
import * as reminders from './reminders.ts';
import * as briefingCard from './spokespersons/briefing-card.ts';
import * as spokespersonDialogs from './spokespersons/spokesperson-dialogs.ts';
import * as spokespersons from './spokespersons/spokespersons.ts';
import * as templateDialog from './templates/template-dialog.ts';
import * as templates from './templates/templates.ts';
import * as openDialog from './unit/open-dialog.ts';
import * as openUnit from './unit/open-unit.ts';
import * as seatCards from './unit/seat-cards.ts';
import * as situation from './unit/situation.ts';
import * as unitCards from './unit/unit-cards.ts';
import * as unitDialogs from './unit/unit-dialogs.ts';
import * as unitSteps from './unit/unit-steps.ts';
import * as writeSitrep from './unit/write-sitrep.ts';

/** `/crisis`: one unit, one situation, one message that both sides signed, sent everywhere. */
export const crisisFeature = feature({
  key: 'crisis',
  commands: [crisisCommand],
  home: crisisHome,
  modules: [
    reminders,
    ...[unitCards, seatCards, unitDialogs, openDialog],
    ...[openUnit, situation, unitSteps, writeSitrep],
    ...[signCard, signPresses, messageDialog, submitMessage, versionDialogs],
    ...[planMessage, writeMessage, findVersion, changeVersion],
    ...[pushCards, pushedCard, pushPresses],
    ...[pushMessage, settlePush, confirmPush],
    ...[printPresses, printedFiles, { ...printedFiles.sheetFiles }],
    ...[phoneList, printSource],
    ...[briefingCard, spokespersonDialogs, spokespersons, templateDialog, templates],
  ],
});
