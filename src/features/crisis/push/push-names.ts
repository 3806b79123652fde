import { type Right, TAKES_PART } from '../../../domain/people/right.ts';

/** Asks whoever sees to a place to confirm that a message was read there; its record is the reminder. */
export const UNCONFIRMED_CARD = 'crisis.unconfirmed';

/** The kind of record under which reminders of a push are kept; the record is the version. */
export const PUSH_REMINDERS = 'crisis_push';

export const BOARD_ACTION = 'crisis.board';
export const STOP_ACTION = 'crisis.stop';
export const THERE_ACTION = 'crisis.there';
export const AGAIN_ACTION = 'crisis.again';
export const TOLD_ACTION = 'crisis.told';

/** Of a target's card: what was signed, and that another message took its place. */
export const SIGNED_REVISION = 1;
export const REPLACED_REVISION = 2;

/** Whoever a message reaches may say that they read it. */
export const REACHED: Right = TAKES_PART;
