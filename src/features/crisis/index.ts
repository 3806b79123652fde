import type { Feature } from '../../bot/feature.ts';
import { agreeToClose } from './agree-to-close.ts';
import { buildAlarmCard } from './alarm-card.ts';
import { buildBriefingCard } from './briefing-card.ts';
import { buildCallCard } from './call-card.ts';
import { comeIn } from './come-in.ts';
import { crisisCommand } from './command.ts';
import * as names from './crisis-cards.ts';
import { handOverSeat } from './hand-over-seat.ts';
import { crisisHome } from './home.ts';
import { listOpenUnits } from './list-open-units.ts';
import { openMessage } from './message-dialog.ts';
import {
  openBeside,
  openLanguages,
  openTemplates,
  submitBeside,
  submitLanguage,
  submitTemplate,
} from './message-more.ts';
import { submitOpening } from './open-dialog.ts';
import { openUnit, planUnit } from './open-unit.ts';
import { planMessage } from './plan-message.ts';
import { PRINT_FILES, PRINT_PRESSES, PRINT_USE_CASES } from './print-presses.ts';
import { pushMessage } from './push-message.ts';
import {
  PUSH_CARDS,
  PUSH_PRESSES,
  PUSH_REMINDERS,
  PUSH_USE_CASES,
  PUSHED,
} from './push-presses.ts';
import { remindOfCrisis } from './remind-crisis.ts';
import { showUnit } from './show-unit.ts';
import { showVersion } from './show-version.ts';
import { buildSignCard } from './sign-card.ts';
import {
  openChanges,
  openPush,
  read,
  sign,
  submitChanges,
  submitPush,
  withdraw,
} from './sign-presses.ts';
import { requestChanges, signVersion, withdrawSignature } from './sign-version.ts';
import { buildSitrepCard } from './sitrep-card.ts';
import { submitMessage } from './submit-message.ts';
import { openTemplateText, submitTemplateText } from './template-dialog.ts';
import { saveTemplate, showTemplate } from './templates.ts';
import { buildSituationCard, buildUnitCard } from './unit-card.ts';
import {
  openClose,
  openHandover,
  openSitrep,
  pressIn,
  show,
  submitClose,
  submitHandover,
  submitSitrep,
} from './unit-dialogs.ts';
import {
  confirmBriefing,
  listVoices,
  recordBriefing,
  removeVoice,
  saveVoice,
  showVoice,
} from './voices.ts';
import {
  openVoice,
  pressBrief,
  pressBriefed,
  pressRemove,
  pressVoice,
  submitVoice,
} from './voices-card.ts';
import { writeBeside } from './write-beside.ts';
import { writeMessage } from './write-message.ts';
import { writeSitrep } from './write-sitrep.ts';

/** `/crisis`: one unit, one picture, one message that both sides signed, sent everywhere. */
export const crisisFeature: Feature = {
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
};
