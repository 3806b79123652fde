/** The buttons and forms of this feature; those that others show too stand in `bot/signals/actions.ts`. */
import { action } from '../../bot/declare/action.ts';
import { NOTHING, oneOf, PAGE, TEXT, WORD, words } from '../../bot/declare/action-values.ts';

/** Which signals: one's own, those not closed, those closed, or those that one side raised. */
export const SIGNAL_LISTS = ['open', 'mine', 'closed', 'police', 'council'] as const;
export type SignalList = (typeof SIGNAL_LISTS)[number];

export interface ListPage {
  readonly list: SignalList;
  /** From 0. */
  readonly page: number;
}

/** With the text of a message as its facts; its form is about nothing yet. */
export const RAISE_SIGNAL = action('signal.raise', TEXT, { opensDialog: true, about: NOTHING });
/** One of the lists, page by page: `open:1`. */
export const LIST_SIGNALS = action(
  'signal.list',
  words({ list: oneOf(SIGNAL_LISTS), page: PAGE }, ':'),
);
/** By reference: everything that was said of it. */
export const OPEN_NOTES = action('signal.notes', WORD);
/** By reference: what was done with it. */
export const OPEN_TIMELINE = action('signal.timeline', WORD);
/** A form alone, about a reference as it was typed. */
export const RELEASE_SOURCE = action('signal.source', TEXT);
