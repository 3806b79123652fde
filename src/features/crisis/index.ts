import { legacyFeature } from '../../bot/legacy.ts';
import { crisisCommand } from './command.ts';
import * as names from './crisis-cards.ts';
import { crisisHome } from './home.ts';
import { writeBeside } from './message/edit-lines-to-take.ts';
import { openMessage } from './message/message-dialog.ts';
import { planMessage } from './message/plan-message.ts';
import { showVersion } from './message/show-version.ts';
import { buildSignCard } from './message/sign-card.ts';
import {
  openChanges,
  openPush,
  read,
  sign,
  submitChanges,
  submitPush,
  withdraw,
} from './message/sign-presses.ts';
import { requestChanges, signVersion, withdrawSignature } from './message/sign-version.ts';
import { submitMessage } from './message/submit-message.ts';
import {
  openBeside,
  openLanguages,
  openTemplates,
  submitBeside,
  submitLanguage,
  submitTemplate,
} from './message/version-presses.ts';
import { writeMessage } from './message/write-message.ts';
import { PRINT_FILES, PRINT_PRESSES, PRINT_USE_CASES } from './print/print-presses.ts';
import { pushMessage } from './push/push-message.ts';
import {
  PUSH_CARDS,
  PUSH_PRESSES,
  PUSH_REMINDERS,
  PUSH_USE_CASES,
  PUSHED,
} from './push/push-presses.ts';
import { buildBriefingCard } from './spokespersons/briefing-card.ts';
import {
  openVoice,
  pressBrief,
  pressBriefed,
  pressRemove,
  pressVoice,
  submitVoice,
} from './spokespersons/spokesperson-cards.ts';
import {
  confirmBriefing,
  listVoices,
  recordBriefing,
  removeVoice,
  saveVoice,
  showVoice,
} from './spokespersons/spokespersons.ts';
import { openTemplateText, submitTemplateText } from './templates/template-dialog.ts';
import { saveTemplate, showTemplate } from './templates/templates.ts';
import { agreeToClose } from './unit/agree-to-close.ts';
import { buildAlarmCard } from './unit/alarm-card.ts';
import { buildCallCard } from './unit/call-card.ts';
import { handOverSeat } from './unit/hand-over-seat.ts';
import { comeIn } from './unit/join-unit.ts';
import { listOpenUnits } from './unit/list-open-units.ts';
import { submitOpening } from './unit/open-dialog.ts';
import { openUnit, planUnit } from './unit/open-unit.ts';
import { remindOfCrisis } from './unit/remind-crisis.ts';
import { showUnit } from './unit/show-unit.ts';
import { buildSitrepCard } from './unit/sitrep-card.ts';
import { buildSituationCard, buildUnitCard } from './unit/unit-card.ts';
import {
  openClose,
  openHandover,
  openSitrep,
  pressIn,
  show,
  submitClose,
  submitHandover,
  submitSitrep,
} from './unit/unit-dialogs.ts';
import { writeSitrep } from './unit/write-sitrep.ts';

/** `/crisis`: one unit, one picture, one message that both sides signed, sent everywhere. */
export const crisisFeature = legacyFeature({
  key: 'crisis',
  commands: [crisisCommand],
  presses: {
    [names.SHOW_ACTION]: show,
    [names.IN_ACTION]: pressIn,
    [names.SITREP_ACTION]: openSitrep,
    [names.HANDOVER_ACTION]: openHandover,
    [names.CLOSE_ACTION]: openClose,
    [names.MESSAGE_ACTION]: openMessage,
    [names.TEMPLATE_ACTION]: openTemplates,
    [names.TEMPLATE_TEXT_ACTION]: openTemplateText,
    [names.LANGUAGE_ACTION]: openLanguages,
    [names.BESIDE_ACTION]: openBeside,
    [names.READ_ACTION]: read,
    [names.SIGN_ACTION]: sign,
    [names.WITHDRAW_ACTION]: withdraw,
    [names.CHANGES_ACTION]: openChanges,
    [names.PUSH_ACTION]: openPush,
    [names.VOICES_ACTION]: pressVoice,
    [names.VOICE_ACTION]: openVoice,
    [names.VOICE_REMOVE_ACTION]: pressRemove,
    [names.BRIEFED_ACTION]: pressBriefed,
    [names.BRIEF_ACTION]: pressBrief,
    ...PUSH_PRESSES,
    ...PRINT_PRESSES,
  },
  submissions: {
    [names.OPEN_ACTION]: submitOpening,
    [names.SITREP_ACTION]: submitSitrep,
    [names.HANDOVER_ACTION]: submitHandover,
    [names.CLOSE_ACTION]: submitClose,
    [names.MESSAGE_ACTION]: submitMessage,
    [names.TEMPLATE_ACTION]: submitTemplate,
    [names.TEMPLATE_TEXT_ACTION]: submitTemplateText,
    [names.LANGUAGE_ACTION]: submitLanguage,
    [names.BESIDE_ACTION]: submitBeside,
    [names.CHANGES_ACTION]: submitChanges,
    [names.PUSH_ACTION]: submitPush,
    [names.VOICE_ACTION]: submitVoice,
  },
  cards: {
    [names.UNIT_CARD]: buildUnitCard,
    [names.SITUATION_CARD]: buildSituationCard,
    [names.CALL_CARD]: buildCallCard,
    [names.SIGN_CARD]: buildSignCard,
    [names.SITREP_CARD]: buildSitrepCard,
    [names.ALARM_CARD]: buildAlarmCard,
    [names.BRIEFING_CARD]: buildBriefingCard,
    ...PUSH_CARDS,
  },
  pushed: PUSHED,
  files: PRINT_FILES,
  reminders: { [names.CRISIS_REMINDERS]: remindOfCrisis, ...PUSH_REMINDERS },
  home: crisisHome,
  useCases: [
    planUnit,
    openUnit,
    showUnit,
    listOpenUnits,
    comeIn,
    writeSitrep,
    handOverSeat,
    agreeToClose,
    planMessage,
    writeMessage,
    showVersion,
    signVersion,
    withdrawSignature,
    requestChanges,
    pushMessage,
    writeBeside,
    showTemplate,
    saveTemplate,
    listVoices,
    showVoice,
    saveVoice,
    removeVoice,
    confirmBriefing,
    recordBriefing,
    ...PUSH_USE_CASES,
    ...PRINT_USE_CASES,
  ],
});
