import { feature } from '../../bot/declare/feature.ts';
import * as callThereCards from './call/call-there-cards.ts';
import * as openPhone from './call/open-phone.ts';
import * as phonePresses from './call/phone-presses.ts';
import { crisisCommand } from './command.ts';
import { crisisHome } from './home.ts';
import * as editLinesToTake from './message/edit-lines-to-take.ts';
import * as findVersion from './message/find-version.ts';
import * as messageDialog from './message/message-dialog.ts';
import * as planMessage from './message/plan-message.ts';
import * as signCard from './message/sign-card.ts';
import * as signPresses from './message/sign-presses.ts';
import * as signVersion from './message/sign-version.ts';
import * as submitMessage from './message/submit-message.ts';
import * as versionDialogs from './message/version-dialogs.ts';
import * as writeMessage from './message/write-message.ts';
import * as phoneList from './print/phone-list.ts';
import * as printPresses from './print/print-presses.ts';
import * as printSource from './print/print-source.ts';
import * as printedFiles from './print/printed-files.ts';
import * as boardCard from './push/board-card.ts';
import * as confirmPush from './push/confirm-push.ts';
import * as pushMessage from './push/push-message.ts';
import * as pushPresses from './push/push-presses.ts';
import * as pushedCard from './push/pushed-card.ts';
import * as recordTold from './push/record-told.ts';
import * as settleHeld from './push/settle-held.ts';
import * as showBoard from './push/show-board.ts';
import * as stopPush from './push/stop-push.ts';
import * as unconfirmedCard from './push/unconfirmed-card.ts';
import * as remindOfPush from './reminders/remind-of-push.ts';
import * as remindOfUnit from './reminders/remind-of-unit.ts';
import * as briefingCard from './spokespersons/briefing-card.ts';
import * as spokespersonDialogs from './spokespersons/spokesperson-dialogs.ts';
import * as spokespersons from './spokespersons/spokespersons.ts';
import * as saveTemplate from './templates/save-template.ts';
import * as templateDialog from './templates/template-dialog.ts';
import * as templates from './templates/templates.ts';
import * as agreeToClose from './unit/agree-to-close.ts';
import * as alarmCard from './unit/alarm-card.ts';
import * as callCard from './unit/call-card.ts';
import * as handOverSeat from './unit/hand-over-seat.ts';
import * as joinUnit from './unit/join-unit.ts';
import * as openDialog from './unit/open-dialog.ts';
import * as openUnit from './unit/open-unit.ts';
import * as sitrepCards from './unit/sitrep-cards.ts';
import * as situation from './unit/situation.ts';
import * as unitCard from './unit/unit-card.ts';
import * as unitDialogs from './unit/unit-dialogs.ts';
import * as writeSitrep from './unit/write-sitrep.ts';

/** `/crisis`: one unit, one situation, one message that both sides signed, sent everywhere. */
export const crisisFeature = feature({
  key: 'crisis',
  commands: [crisisCommand],
  home: crisisHome,
  modules: [
    ...[remindOfUnit, remindOfPush],
    ...[unitCard, sitrepCards, alarmCard, callCard, unitDialogs, openDialog],
    ...[callThereCards, openPhone, phonePresses],
    ...[openUnit, situation, joinUnit, agreeToClose, handOverSeat, writeSitrep],
    ...[signCard, signPresses, messageDialog, submitMessage, versionDialogs],
    ...[planMessage, writeMessage, findVersion, signVersion, editLinesToTake],
    ...[boardCard, showBoard, unconfirmedCard, pushedCard, pushPresses],
    ...[pushMessage, stopPush, settleHeld, recordTold, confirmPush],
    ...[printPresses, printedFiles, { ...printedFiles.sheetFiles }],
    ...[phoneList, printSource],
    ...[briefingCard, spokespersonDialogs, spokespersons, templateDialog, templates, saveTemplate],
  ],
});
