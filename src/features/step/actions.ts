/** The buttons and forms of this feature; those that others show too stand in `bot/signals/actions.ts`. */
import { action } from '../../bot/declare/action.ts';
import { PAGE, WORD } from '../../bot/declare/action-values.ts';

/** By its id. */
export const ONE_STEP = action('step.one', WORD);
/** One's own steps, page by page. */
export const LIST_STEPS = action('step.list', PAGE);
