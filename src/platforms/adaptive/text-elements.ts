import type { RichText, Run, StateSymbol } from '../../cards/card.ts';
import { formatTime, type Reader } from '../../cards/format-time.ts';
import { STATE_SYMBOLS } from '../../cards/plain-text.ts';
import type { AdaptiveElement } from './adaptive-card.ts';

/** How a text looks by its tone. */
export const TONES = {
  normal: {},
  quiet: { isSubtle: true, size: 'Small' },
  danger: { color: 'Attention', weight: 'Bolder', size: 'Large' },
} as const;

/** Overdue is amber, and says so in a word; the other states are told by symbol and word alone. */
export function statusElement(
  symbol: StateSymbol,
  text: RichText,
  reader: Reader,
): AdaptiveElement {
  const look = symbol === 'overdue' ? { color: 'Warning', weight: 'Bolder' } : {};
  return textElement([`${STATE_SYMBOLS[symbol]} `, ...text], reader, look);
}

/** Above everything else of a card. */
export function bannerElement(text: string): AdaptiveElement {
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, weight: 'Bolder', size: 'Small' }],
  };
}

/** What somebody wrote, apart from what is ours. */
export function quoteElement(heading: string, text: string, reader: Reader): AdaptiveElement {
  return {
    type: 'Container',
    style: 'emphasis',
    items: [textElement([{ run: 'strong', text: heading }], reader), textElement([text], reader)],
  };
}

/** Text runs, which are never read as Markdown. */
export function textElement(
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
