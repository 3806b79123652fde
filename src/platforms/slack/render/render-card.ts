import type { KnownBlock, RichTextQuote, Button as SlackButton } from '@slack/types';
import type {
  Block,
  Button,
  Card,
  ImageBlock,
  LinkBlock,
  ListRow,
  QuoteBlock,
  RichText,
  TextBlock,
} from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { plainRuns, STATE_SYMBOLS } from '../../../cards/plain-text.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { LINK } from '../receive/receive.ts';
import { NO_FILES, type PictureFiles } from '../send/message-pictures.ts';
import type { Piece } from './split-message.ts';
import {
  divideEscaped,
  divideRuns,
  escapeText,
  fittingElement,
  messageText,
  plainElement,
  richSection,
  shorten,
} from './text.ts';

/** A card as Block Kit, piece by piece; whoever sends it decides how many go into one message. */
export function renderCard(card: Card, reader: Reader, files = NO_FILES): Piece[] {
  return [
    ...(card.banner ? textPieces([{ run: 'strong', text: card.banner }], reader) : []),
    ...textPieces([{ run: 'strong', text: card.title }], reader),
    ...card.blocks.flatMap((block) => renderBlock(block, reader, files)),
    ...renderButtons(card.buttons),
  ];
}

/** One part of a card, in as many pieces as it needs. */
export function renderBlock(block: Block, reader: Reader, files = NO_FILES): Piece[] {
  switch (block.tag) {
    case 'text':
      return renderText(block, reader);
    case 'status':
      return textPieces([`${STATE_SYMBOLS[block.symbol]} `, ...block.text], reader);
    case 'facts':
      return block.facts.flatMap(({ label, value }) =>
        textPieces([{ run: 'strong', text: `${label}: ` }, ...value], reader),
      );
    case 'quote':
      return renderQuote(block, reader);
    case 'list':
      return block.rows.flatMap((row) => renderRow(row, reader));
    case 'link':
      return renderLink(block);
    case 'image':
      return renderImage(block, reader, files);
    default:
      return block satisfies never;
  }
}

/** Rich text in as many blocks as it needs. */
export function textPieces(text: RichText, reader: Reader): Piece[] {
  return divideRuns(text, SLACK_LIMITS.sectionCharacters)
    .map((runs) => ({ section: richSection(runs, reader), text: messageText(runs, reader) }))
    .filter(({ section }) => section.elements.length > 0)
    .map((piece) => ({
      block: { type: 'rich_text', elements: [piece.section] },
      text: piece.text,
    }));
}

/** Quiet is small, danger is large; where Slack's own forms are too short for it, it is neither. */
function renderText({ text, tone }: TextBlock, reader: Reader): Piece[] {
  const plain = plainRuns(text, reader);
  const said = messageText(text, reader);
  if (plain === '') return [];
  if (tone === 'quiet' && said.length <= SLACK_LIMITS.contextCharacters) {
    return [smallPrint(plain, said)];
  }
  if (tone === 'danger' && plain.length <= SLACK_LIMITS.headerCharacters) {
    return [{ block: { type: 'header', text: plainElement(plain) }, text: said }];
  }
  return textPieces(text, reader);
}

function renderQuote({ heading, text }: QuoteBlock, reader: Reader): Piece[] {
  const pieces = divideEscaped(text, SLACK_LIMITS.sectionCharacters).filter(Boolean);
  return [
    ...textPieces([{ run: 'strong', text: heading }], reader),
    ...pieces.map((piece): Piece => {
      const quote: RichTextQuote = {
        type: 'rich_text_quote',
        elements: [{ type: 'text', text: piece }],
      };
      return { block: { type: 'rich_text', elements: [quote] }, text: escapeText(piece) };
    }),
  ];
}

/** A row with a button is one block if it is short, as all ours are; times are the reader's. */
function renderRow({ symbol, text, detail, button }: ListRow, reader: Reader): Piece[] {
  const runs: RichText = [
    ...(symbol ? [`${STATE_SYMBOLS[symbol]} `] : []),
    ...text,
    ...(detail ? ['\n', ...detail] : []),
  ];
  const plain = plainRuns(runs, reader);
  if (!button) return textPieces(runs, reader);
  const short = plain !== '' && plain.length <= SLACK_LIMITS.sectionCharacters;
  const said = messageText(runs, reader);
  if (!short || said.length > SLACK_LIMITS.sectionCharacters) {
    return [...textPieces(runs, reader), ...renderButtons([button])];
  }
  const block: KnownBlock = {
    type: 'section',
    text: plainElement(plain),
    accessory: renderButton(button, 0),
  };
  return [{ block, text: said }, ...wholeLabels([button])];
}

/** Slack tells of the press all the same: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
function renderLink({ label, url }: LinkBlock): Piece[] {
  const text = fittingElement(label, SLACK_LIMITS.buttonCharacters);
  const button = { type: 'button', action_id: LINK, text, url } as const;
  return [
    ...wholeLabels([{ label }]),
    { block: { type: 'actions', elements: [button] }, text: escapeText(`${label}: ${url}`) },
  ];
}

/** A picture that is not in this workspace is said in words, as is one that needs more of them than fit. */
function renderImage({ png, alt }: ImageBlock, reader: Reader, files: PictureFiles): Piece[] {
  const words = renderText({ tag: 'text', tone: 'quiet', text: [alt] }, reader);
  const id = files.get(png);
  if (id === undefined) return words;
  const text = escapeText(alt);
  const fits = text.length <= SLACK_LIMITS.altCharacters;
  const alt_text = shorten(alt, SLACK_LIMITS.altCharacters).shown;
  const block = { type: 'image', slack_file: { id }, alt_text } as const;
  return fits ? [{ block, text }] : [{ block, text: '' }, ...words];
}

/** So many buttons stand together; labels that are too long stand whole above them. */
export function renderButtons(buttons: readonly Button[]): Piece[] {
  const groups: Piece[] = [];
  for (let at = 0; at < buttons.length; at += SLACK_LIMITS.actionsElements) {
    const elements = buttons.slice(at, at + SLACK_LIMITS.actionsElements).map(renderButton);
    groups.push({ block: { type: 'actions', elements }, text: '' });
  }
  return [...wholeLabels(buttons), ...groups];
}

/** What does not fit on its button stands above it. */
function wholeLabels(buttons: readonly Pick<Button, 'label'>[]): Piece[] {
  const long = buttons.filter(({ label }) => !shorten(label, SLACK_LIMITS.buttonCharacters).whole);
  return long.flatMap(({ label }) =>
    divideEscaped(label, SLACK_LIMITS.contextCharacters).map((text) =>
      smallPrint(text, escapeText(text)),
    ),
  );
}

function smallPrint(shown: string, text: string): Piece {
  return { block: { type: 'context', elements: [plainElement(shown)] }, text };
}

/** Ids within a block must differ, so each carries its place; `receive.ts` takes it off. */
export function renderButton(button: Button, place: number): SlackButton {
  return {
    type: 'button',
    action_id: `${button.action}~${place}`,
    text: fittingElement(button.label, SLACK_LIMITS.buttonCharacters),
    value: button.value,
    ...(button.look !== 'normal' && { style: button.look }),
  };
}
