import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Button } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { renderButtons, textPieces } from './render-card.ts';
import type { Piece } from './split-message.ts';
import { fittingElement } from './text.ts';

const NAME = 'Tandem';
/** Turns App Home to another page. */
export const HOME_PAGE = 'home-page';
/** Room for the buttons that turn the page. */
const PAGE_BLOCKS = SLACK_LIMITS.viewBlocks - 5;

/** @returns nothing if it does not fit into one modal. */
export function cardView(
  pieces: readonly Piece[],
  reader: Reader,
  channel: string | undefined,
): ModalView | undefined {
  if (pieces.length > SLACK_LIMITS.viewBlocks) return undefined;
  return {
    type: 'modal',
    callback_id: 'card',
    title: { type: 'plain_text', text: NAME },
    close: fittingElement(
      wordsFor(reader.language)('slack.close'),
      SLACK_LIMITS.viewButtonCharacters,
    ),
    private_metadata: JSON.stringify(channel === undefined ? {} : { channel }),
    blocks: pieces.map(({ block }) => block),
  };
}

/** Holds the place of what still has to be looked up. */
export function loadingView(reader: Reader): ModalView {
  const blocks = textPieces([wordsFor(reader.language)('slack.loading')], reader);
  return {
    type: 'modal',
    callback_id: 'loading',
    title: { type: 'plain_text', text: NAME },
    blocks: blocks.map(({ block }) => block),
  };
}

/** One page of App Home, with buttons to the others. */
export function homeView(pieces: readonly Piece[], asked: number, reader: Reader): HomeView {
  const last = Math.max(0, Math.ceil(pieces.length / PAGE_BLOCKS) - 1);
  const page = Math.min(asked, last);
  const words = wordsFor(reader.language);
  const turn = (to: number, label: string): Button => ({
    action: HOME_PAGE,
    value: String(to),
    label,
    look: 'normal',
    opensDialog: false,
  });
  const buttons = [
    ...(page > 0 ? [turn(page - 1, words('slack.newer'))] : []),
    ...(page < last ? [turn(page + 1, words('slack.older'))] : []),
  ];
  const shown = pieces.slice(page * PAGE_BLOCKS, (page + 1) * PAGE_BLOCKS);
  const blocks: KnownBlock[] = [...shown, ...renderButtons(buttons)].map(({ block }) => block);
  return { type: 'home', blocks };
}
