/** The buttons and forms of this feature; those that others show too stand in `bot/signals/actions.ts`. */
import { action } from '../../bot/declare/action.ts';
import { NOTHING, oneOf, TEXT, WORD, words } from '../../bot/declare/action-values.ts';

const FORM = { opensDialog: true } as const;

/** By the name of a meeting, such as `L-2026-0001/2026-12-08`. */
export const OPEN_MEETING = action('liaison.open', WORD);
export const SHOW_DETAILS = action('liaison.details', WORD);
export const SHOW_AGENDA = action('liaison.agenda', WORD);
export const CALENDAR_FILE = action('liaison.calendar-file', WORD);
/** For whoever was to come and is not any more, though it takes place. */
export const CALENDAR_END = action('liaison.calendar-end', WORD);
export const RESTORE_MEETING = action('liaison.restore', WORD);

/** By the name of a meeting: one's answer. The last opens a form only for who has several deputies. */
export const SAY_COMING = action('liaison.coming', WORD);
export const SAY_NOT_COMING = action('liaison.not-coming', WORD);
export const SAY_DEPUTY = action('liaison.deputy', WORD);

/** By the name of a meeting that has begun. */
export const SHOW_MINUTES = action('liaison.minutes', WORD);
export const RECORD_ATTENDANCE = action('liaison.attendance', WORD, FORM);
export const PROPOSE_MINUTES = action('liaison.propose', WORD);
export const APPROVE_MINUTES = action('liaison.approve', WORD);
export const CORRECT_MINUTES = action('liaison.correct', WORD, FORM);
/** By the id of a point of the agenda. */
export const RECORD_POINT = action('liaison.record', WORD, FORM);

/** By the reference of a series. */
export const SHOW_SERIES = action('liaison.show-series', WORD);
/** Its form remembers which dates were shown, if any were. */
export const SCHEDULE_SERIES = action('liaison.schedule', NOTHING, { ...FORM, about: TEXT });

export const CHANGE_WORDS = ['move', 'skip', 'cancel'] as const;
export type ChangeWord = (typeof CHANGE_WORDS)[number];
const CHANGE = { word: oneOf(CHANGE_WORDS), name: WORD };
/** `move L-2026-0001/2026-12-08 2026-12-10 10:00`; its form remembers which plan was shown, if one was. */
export const CHANGE_MEETINGS = action('liaison.change', words({ ...CHANGE, to: TEXT.optional() }), {
  ...FORM,
  about: words({ ...CHANGE, shown: WORD.optional() }),
});

/** By the id of an action that was agreed on, what can be done with it. */
export const SETTLE_ACTION = {
  done: action('liaison.action-done', WORD),
  not_needed: action('liaison.action-not-needed', WORD),
} as const;
export const POSTPONE_ACTION = action('liaison.action-postpone', WORD, FORM);

/** The calendar that a member subscribes to. */
export const NEW_CALENDAR = action('liaison.calendar-new', NOTHING);
export const STOP_CALENDAR = action('liaison.calendar-stop', NOTHING);
