/** The shared picture, in the unit's channel; its record is the unit. */
export const UNIT_CARD = 'crisis.unit';
/** What is known, in the thread under it; its record is the unit. */
export const SITUATION_CARD = 'crisis.situation';
/** Calls somebody to their seat; its record is the unit. */
export const CALL_CARD = 'crisis.call';
/** A version to read and sign; its record is the version. */
export const SIGN_CARD = 'crisis.sign';
/** A new situation update, to those who sit there; its record is the update. */
export const SITREP_CARD = 'crisis.sitrep';
/** Something is due, or was missed; its record is the reminder. */
export const ALARM_CARD = 'crisis.alarm';
/** Asks a voice to read a pushed version; its record is the version. */
export const BRIEFING_CARD = 'crisis.briefing';

/** The kind of record under which reminders of a unit are kept. */
export const CRISIS_REMINDERS = 'crisis';

/** The press and the dialog of each thing that can be done in a unit. */
export const OPEN_ACTION = 'crisis.open';
export const SHOW_ACTION = 'crisis.show';
export const IN_ACTION = 'crisis.in';
export const SITREP_ACTION = 'crisis.write-sitrep';
export const HANDOVER_ACTION = 'crisis.handover';
export const CLOSE_ACTION = 'crisis.close';
export const MESSAGE_ACTION = 'crisis.message';
export const TEMPLATE_ACTION = 'crisis.template';
export const TEMPLATE_TEXT_ACTION = 'crisis.template-text';
export const LANGUAGE_ACTION = 'crisis.language';
export const BESIDE_ACTION = 'crisis.beside';
export const READ_ACTION = 'crisis.read';
export const SIGN_ACTION = 'crisis.sign';
export const WITHDRAW_ACTION = 'crisis.withdraw';
export const CHANGES_ACTION = 'crisis.changes';
export const PUSH_ACTION = 'crisis.push';
export const VOICES_ACTION = 'crisis.voices';
export const VOICE_ACTION = 'crisis.voice';
export const VOICE_REMOVE_ACTION = 'crisis.voice-remove';
export const BRIEFED_ACTION = 'crisis.briefed';
export const BRIEF_ACTION = 'crisis.brief';
