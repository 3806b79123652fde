/** The buttons and forms of this feature; those that others show too stand in `bot/signals/actions.ts`. */
import { action } from '../../bot/declare/action.ts';
import { oneOf, TEXT, WORD, WORD_OR_NOTHING, words } from '../../bot/declare/action-values.ts';
import { SEEN_OUTCOME } from '../../bot/signals/actions.ts';
import { SIDES } from '../../domain/people/side.ts';

/** By reference; its form remembers the side, and the view of it that there was when it opened. */
export const NOTE_VIEW = action('weighing.note', WORD, {
  opensDialog: true,
  about: words({ reference: WORD, side: oneOf(SIDES), seen: WORD }),
});
/** By reference; its form remembers which outcome there was when it opened. */
export const PROPOSE_OUTCOME = action('weighing.propose', WORD, {
  opensDialog: true,
  about: words({ reference: WORD, seen: WORD }),
});
/** After it was shown what closing means. */
export const CLOSE_NOW = action('weighing.close_now', SEEN_OUTCOME);
/** Two references as they were typed, or less; its form is about the first one, if that is known. */
export const MERGE_SIGNAL = action('weighing.merge', TEXT, {
  opensDialog: true,
  about: WORD_OR_NOTHING,
});
