import type { Block, Button, Card, ListRow, RichText, Run, StateSymbol } from '../../cards/card.ts';
import { formatTime, type Reader } from '../../cards/format-time.ts';
import { STATE_SYMBOLS } from '../../cards/plain-text.ts';

/** https://adaptivecards.io/explorer/ – the elements used, as plain JSON. */
export type AdaptiveElement = Readonly<Record<string, unknown>> & { readonly type: string };

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  readonly body: readonly AdaptiveElement[];
  readonly actions?: readonly AdaptiveElement[];
}

/**
 * A card as an Adaptive Card 1.5. All text goes into text runs, which, unlike text blocks,
 * are never read as Markdown: what somebody typed stays what they typed.
 */
export function renderCard(card: Card, reader: Reader): AdaptiveCard {
  const banner = card.banner ? [bannerElement(card.banner)] : [];
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: reader.language,
    body: [
      ...banner,
      textElement([{ run: 'strong', text: card.title }], reader),
      ...card.blocks.flatMap((block) => renderBlock(block, reader)),
    ],
    ...(card.buttons.length > 0 && { actions: card.buttons.map(renderButton) }),
  };
}

export function renderBlock(block: Block, reader: Reader): AdaptiveElement[] {
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
      return block.rows.map((row) => rowElement(row, reader));
    default:
      return block satisfies never;
  }
}

function rowElement({ symbol, text, detail, button }: ListRow, reader: Reader): AdaptiveElement {
  const mark = symbol ? [`${STATE_SYMBOLS[symbol]} `] : [];
  return {
    type: 'Container',
    separator: true,
    items: [
      textElement([...mark, ...text], reader),
      ...(detail ? [textElement(detail, reader, TONES.quiet)] : []),
      ...(button ? [{ type: 'ActionSet', actions: [renderButton(button)] }] : []),
    ],
  };
}

/** `Action.Execute` for Teams and the room alike; the room reads its data. */
function renderButton(button: Button): AdaptiveElement {
  return {
    type: 'Action.Execute',
    title: button.label,
    verb: button.action,
    data: { action: button.action, value: button.value },
    ...(button.look === 'primary' && { style: 'positive' }),
    ...(button.look === 'danger' && { style: 'destructive' }),
  };
}

const TONES = {
  normal: {},
  quiet: { isSubtle: true, size: 'Small' },
  danger: { color: 'Attention', weight: 'Bolder', size: 'Large' },
} as const;

/** Overdue is amber, and says so in a word; the other states are told by symbol and word alone. */
function statusElement(symbol: StateSymbol, text: RichText, reader: Reader): AdaptiveElement {
  const look = symbol === 'overdue' ? { color: 'Warning', weight: 'Bolder' } : {};
  return textElement([`${STATE_SYMBOLS[symbol]} `, ...text], reader, look);
}

function bannerElement(text: string): AdaptiveElement {
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, weight: 'Bolder', size: 'Small', color: 'Warning' }],
  };
}

function quoteElement(heading: string, text: string, reader: Reader): AdaptiveElement {
  return {
    type: 'Container',
    style: 'emphasis',
    items: [textElement([{ run: 'strong', text: heading }], reader), textElement([text], reader)],
  };
}

function textElement(
  text: RichText,
  reader: Reader,
  look: Readonly<Record<string, unknown>> = {},
): AdaptiveElement {
  return { type: 'RichTextBlock', inlines: text.map((run) => renderRun(run, reader, look)) };
}

function renderRun(run: Run, reader: Reader, look: Readonly<Record<string, unknown>>): object {
  if (typeof run === 'string') return { type: 'TextRun', text: run, ...look };
  if (run.run === 'mark') return { type: 'TextRun', text: run.text, highlight: true, ...look };
  if (run.run === 'time') return { type: 'TextRun', text: formatTime(run.at, reader), ...look };
  return { type: 'TextRun', text: run.text, weight: 'Bolder', ...look };
}
