/** The card of a series, in every joint channel and to each one invited. */
export const SERIES_CARD = 'liaison.series';
/** Reminds of a meeting; its record is the reminder, so that each is a message of its own. */
export const REMINDER_CARD = 'liaison.reminder';
/** Says that meetings moved or were called off; its record is that change. */
export const CHANGE_CARD = 'liaison.changed';
/** Tells the chair that too few come; its record is the reminder, or the meeting if somebody took their word back. */
export const QUORUM_CARD = 'liaison.quorum';
export const DROPPED_CARD = 'liaison.dropped';
/** Says that a meeting was over before its reminder could be sent; its record is the reminder. */
export const MISSED_CARD = 'liaison.missed';
/** Tells a deputy that they come in somebody's place; its record is the meeting. */
export const DEPUTY_CARD = 'liaison.deputy-asked';
/** Tells coordinators that a chair left; its record is the reminder. */
export const LEFT_CHAIR_CARD = 'liaison.left-chair';
/** Tells somebody who left that they are invited no more; its record is the reminder. */
export const ENDED_CARD = 'liaison.ended';
/** Asks for attendance and minutes; its record is the reminder. */
export const OVER_CARD = 'liaison.over';
/** The minutes of a meeting, in every joint channel. */
export const MINUTES_CARD = 'liaison.minutes';
/** To the owner of an action alone. */
export const ACTION_CARD = 'liaison.action';
/** Reminds the owner of an action; its record is the reminder. */
export const ACTION_DUE_CARD = 'liaison.action-due';

/** Kinds of records under which reminders are kept. */
export const MEETING_REMINDERS = 'meeting';
export const ACTION_REMINDERS = 'action';
