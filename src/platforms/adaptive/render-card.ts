import type { Block, Button, Card, ImageBlock, LinkBlock, ListRow } from '../../cards/card.ts';
import type { Reader } from '../../cards/format-time.ts';
import { plainRuns, STATE_SYMBOLS } from '../../cards/plain-text.ts';
import type { AdaptiveCard, AdaptiveElement } from './adaptive-card.ts';
import { asText } from './as-text.ts';
import { bannerElement, quoteElement, statusElement, TONES, textElement } from './text-elements.ts';

/**
 * How lists are laid out. `table`: what and button side by side, a third shorter on a phone, and read
 * out row by row. `rows`: for a page that lays them out itself.
 */
export type ListLayout = 'rows' | 'table';

/**
 * Buttons that stand together; further ones are not shown.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
 */
const MOST_ACTIONS = 6;
/** Characters of what a button of a row is called beyond its label; the row says the rest. */
const MOST_ROW_NAME_CHARACTERS = 120;
/** Wide enough for a verb, so that the text keeps the rest of a phone. */
const BUTTON_COLUMN = '96px';

/**
 * A card as an Adaptive Card 1.5. All text goes into text runs, which, unlike text blocks,
 * are never read as Markdown: what somebody typed stays what they typed.
 */
export function renderCard(card: Card, reader: Reader, lists: ListLayout = 'rows'): AdaptiveCard {
  const banner = card.banner ? [bannerElement(card.banner)] : [];
  return asText({
    type: 'AdaptiveCard',
    version: '1.5',
    lang: reader.language,
    body: [
      ...banner,
      textElement([{ run: 'strong', text: card.title }], reader),
      ...card.blocks.flatMap((block) => renderBlock(block, reader, lists)),
      ...furtherButtons(card.buttons),
    ],
    ...(card.buttons.length > 0 && {
      actions: card.buttons.slice(0, MOST_ACTIONS).map((button) => renderButton(button)),
    }),
  });
}

/** What does not fit below the card stands at its end, so many at a time. */
function furtherButtons(buttons: readonly Button[]): AdaptiveElement[] {
  const sets: AdaptiveElement[] = [];
  for (let from = MOST_ACTIONS; from < buttons.length; from += MOST_ACTIONS) {
    const some = buttons.slice(from, from + MOST_ACTIONS);
    sets.push({ type: 'ActionSet', actions: some.map((button) => renderButton(button)) });
  }
  return sets;
}

/** One part of a card, in as many elements as it needs. */
export function renderBlock(
  block: Block,
  reader: Reader,
  lists: ListLayout = 'rows',
): AdaptiveElement[] {
  switch (block.tag) {
    case 'text':
      return [textElement(block.text, reader, TONES[block.tone])];
    case 'status':
      return [statusElement(block.symbol, block.text, reader)];
    case 'facts':
      return block.facts.map((fact) =>
        textElement([{ run: 'strong', text: `${fact.label}: ` }, ...fact.value], reader),
      );
    case 'quote':
      return [quoteElement(block.heading, block.text, reader)];
    case 'list':
      return lists === 'table'
        ? tableElements(block.rows, reader)
        : block.rows.map((row) => rowElement(row, reader));
    case 'link':
      return [linkElement(block)];
    case 'image':
      return [imageElement(block)];
    default:
      return block satisfies never;
  }
}

function rowElement(row: ListRow, reader: Reader): AdaptiveElement {
  const items = [...rowText(row, reader), ...rowButton(row, reader)];
  return { type: 'Container', separator: true, items };
}

/** https://adaptivecards.io/explorer/Table.html */
function tableElements(rows: readonly ListRow[], reader: Reader): AdaptiveElement[] {
  if (rows.length === 0) return [];
  const cell = (items: readonly AdaptiveElement[]) => ({ type: 'TableCell', items });
  return [
    {
      type: 'Table',
      firstRowAsHeaders: false,
      showGridLines: false,
      columns: [{ width: 1 }, { width: BUTTON_COLUMN }],
      rows: rows.map((row) => ({
        type: 'TableRow',
        cells: [cell(rowText(row, reader)), cell(rowButton(row, reader))],
      })),
    },
  ];
}

function rowText({ symbol, text, detail }: ListRow, reader: Reader): AdaptiveElement[] {
  const mark = symbol ? [`${STATE_SYMBOLS[symbol]} `] : [];
  return [
    textElement([...mark, ...text], reader),
    ...(detail ? [textElement(detail, reader, TONES.quiet)] : []),
  ];
}

/** Read apart from its row, its name still says which row it is of. */
function rowButton({ text, button }: ListRow, reader: Reader): AdaptiveElement[] {
  if (!button) return [];
  const row = plainRuns(text, reader);
  const name =
    row.length > MOST_ROW_NAME_CHARACTERS ? `${row.slice(0, MOST_ROW_NAME_CHARACTERS)}…` : row;
  return [{ type: 'ActionSet', actions: [renderButton(button, `${button.label}: ${name}`)] }];
}

/**
 * `Action.Execute` for Teams and the room alike; the room reads its data.
 *
 * @param name what a screen reader calls it, if its label alone does not say it.
 */
function renderButton(button: Button, name?: string): AdaptiveElement {
  return {
    type: 'Action.Execute',
    title: button.label,
    verb: button.action,
    data: { action: button.action, value: button.value },
    ...(name && { tooltip: name }),
    ...(button.look === 'primary' && { style: 'positive' }),
    ...(button.look === 'danger' && { style: 'destructive' }),
  };
}

/** https://adaptivecards.io/explorer/Action.OpenUrl.html */
function linkElement({ label, url }: LinkBlock): AdaptiveElement {
  return { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: label, url }] };
}

/** No size of its own: it shrinks with its card. https://adaptivecards.io/explorer/Image.html */
function imageElement({ png, alt }: ImageBlock): AdaptiveElement {
  return { type: 'Image', url: `data:image/png;base64,${png}`, altText: alt };
}
