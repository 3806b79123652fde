/** Names under which this feature's cards, reminders and files are stored; none of them ever changes. */
import type { MessageLanguage } from '../../domain/crisis/message.ts';

/** The shared situation, in the unit's channel; its record is the unit. */
export const UNIT_CARD = 'crisis.unit';
/** What is known, in the thread under it; its record is the unit. */
export const SITUATION_CARD = 'crisis.situation';
/** Calls somebody to their seat; its record is the unit. */
export const CALL_CARD = 'crisis.call';
/** The same where both sides are, for them alone; its record is the reminder. */
export const CALL_ALONE_CARD = 'crisis.call_alone';
/** There, a mention that says nothing of what it is about; its record is the reminder. */
export const CALL_MENTION_CARD = 'crisis.call_mention';
/** A version to read and sign; its record is the version. */
export const SIGN_CARD = 'crisis.sign';
/** A new situation update, to those who sit there; its record is the update. */
export const SITREP_CARD = 'crisis.sitrep';
/** Something is due, or was missed; its record is the reminder. */
export const ALARM_CARD = 'crisis.alarm';
/** Asks a spokesperson to read a pushed version; its record is the version. */
export const BRIEFING_CARD = 'crisis.briefing';
/** Asks whoever sees to a place to confirm that a message was read there; its record is the reminder. */
export const UNCONFIRMED_CARD = 'crisis.unconfirmed';

/** Of a target's card: that another message took the place of what was signed. */
export const REPLACED_REVISION = 2;

/** The kind of record under which reminders of a unit are kept. */
export const CRISIS_REMINDERS = 'crisis';
/** The kind of record under which reminders of a push are kept; the record is the version. */
export const PUSH_REMINDERS = 'crisis_push';

/** The file for the alerting system; its record is the version. */
export const CAP_FILE = 'crisis.cap';
/** The phone list; its record is the unit, or the partnership. */
export const PHONES_FILE = 'crisis.phones';

/** The page of a version in one language; its record is the version. */
export function sheetFile(language: MessageLanguage): string {
  return `crisis.sheet.${language}`;
}
