/**
 * Buttons and forms about a signal, a meeting or a step that cards of several features show. Each is handled by the
 * feature that its name begins with.
 */
import { action } from '../declare/action.ts';
import { TEXT, WORD, words } from '../declare/action-values.ts';

const FORM = { opensDialog: true } as const;

/** By reference: the signal itself. */
export const OPEN_SIGNAL = action('signal.open', WORD);
export const ACKNOWLEDGE_SIGNAL = action('signal.acknowledge', WORD);
export const GIVE_FEEDBACK = action('signal.feedback', WORD, FORM);

/** By reference: who leads. */
export const OPEN_LEAD = action('lead.open', WORD);
/** Its form remembers which lead there was when it opened, or `-`. */
export const CHOOSE_LEAD = action('lead.choose', WORD, {
  ...FORM,
  about: words({ reference: WORD, seen: WORD }),
});
export const ACCEPT_LEAD = action('lead.accept', WORD);
export const DECLINE_LEAD = action('lead.decline', WORD, FORM);

/** By reference: its steps. */
export const OPEN_STEPS = action('step.open', WORD);
/** By reference: the form of its next step. */
export const NEW_STEP = action('step.new', WORD, FORM);
/** By the id of a step, what can be done with it. */
export const STEP_CHANGES = {
  done: action('step.done', WORD, FORM),
  postpone: action('step.postpone', WORD, FORM),
  not_needed: action('step.not_needed', WORD, FORM),
  give: action('step.give', WORD, FORM),
} as const;

/** By reference: how both sides see it. */
export const OPEN_WEIGHING = action('weighing.open', WORD);
export const REOPEN_SIGNAL = action('weighing.reopen', WORD, FORM);
/** What is agreed to is what was seen, if that is said: see `domain/signal/weighing.ts`. */
export const SEEN_OUTCOME = words({ reference: WORD, seen: WORD.optional() });
export const AGREE_TO_OUTCOME = action('weighing.agree', SEEN_OUTCOME);
export const AGREE_TO_CLOSE = action('weighing.close', SEEN_OUTCOME);

/** By reference: its export. */
export const EXPORT_SIGNAL = action('export.open', WORD, FORM);

/** A point for the agenda of the next meeting, with words to begin with; its form is about nothing. */
export const ADD_AGENDA_POINT = action('liaison.point', TEXT, FORM);
/** By its id: an action that was agreed on in a meeting. */
export const OPEN_AGREED_ACTION = action('liaison.action', WORD);
