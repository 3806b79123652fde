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

/** Presses and dialogs. */
export const OPEN_ACTION = 'liaison.open';
export const SHOW_SERIES_ACTION = 'liaison.show-series';
export const SCHEDULE_ACTION = 'liaison.schedule';
export const COMING_ACTION = 'liaison.coming';
export const NOT_COMING_ACTION = 'liaison.not-coming';
export const DEPUTY_ACTION = 'liaison.deputy';
export const CHANGE_ACTION = 'liaison.change';
export const RESTORE_ACTION = 'liaison.restore';
export const DETAILS_ACTION = 'liaison.details';
export const AGENDA_ACTION = 'liaison.agenda';
export const CALENDAR_FILE_ACTION = 'liaison.calendar-file';
export const MINUTES_ACTION = 'liaison.minutes';
export const RECORD_ACTION = 'liaison.record';
export const ATTENDANCE_ACTION = 'liaison.attendance';
export const PROPOSE_ACTION = 'liaison.propose';
export const APPROVE_ACTION = 'liaison.approve';
export const CORRECT_ACTION = 'liaison.correct';
export const ACTION_DONE_ACTION = 'liaison.action-done';
export const ACTION_NOT_NEEDED_ACTION = 'liaison.action-not-needed';
export const ACTION_POSTPONE_ACTION = 'liaison.action-postpone';
