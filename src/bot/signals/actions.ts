/** Buttons about a signal that cards of several features have; each is handled by the feature that its name begins with. */
import { action } from '../action.ts';
import { WORD } from '../action-values.ts';

/** By reference: the signal itself. */
export const OPEN_SIGNAL = action('signal.open', WORD);
/** By reference: its steps. */
export const OPEN_STEPS = action('step.open', WORD);
/** By reference: the form of its next step. */
export const NEW_STEP = action('step.new', WORD, { opensDialog: true });
/** By the id of a step, what can be done with it. */
export const STEP_CHANGES = {
  done: action('step.done', WORD, { opensDialog: true }),
  postpone: action('step.postpone', WORD, { opensDialog: true }),
  not_needed: action('step.not_needed', WORD, { opensDialog: true }),
  give: action('step.give', WORD, { opensDialog: true }),
} as const;
