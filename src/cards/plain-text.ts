import type { Block, Card, ListRow, RichText, Run, StateSymbol } from './card.ts';
import { formatTime, type Reader } from './format-time.ts';

/** The one drawing of each state, the same on every platform. */
export const STATE_SYMBOLS: Readonly<Record<StateSymbol, string>> = {
  open: '○',
  in_hand: '◐',
  done: '●',
  overdue: '▲',
};

/** The whole card as plain text: for notifications, screen readers and logs of what was shown. */
export function plainText(card: Card, reader: Reader): string {
  const lines = [
    card.banner,
    card.title,
    ...card.blocks.flatMap((block) => blockLines(block, reader)),
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

/** A line of a card as plain text; moments are said in the reader's zone. */
export function plainRuns(text: RichText, reader: Reader): string {
  return text.map((run) => plainRun(run, reader)).join('');
}

function plainRun(run: Run, reader: Reader): string {
  if (typeof run === 'string') return run;
  return run.run === 'time' ? formatTime(run.at, reader) : run.text;
}

function blockLines(block: Block, reader: Reader): string[] {
  switch (block.tag) {
    case 'text':
      return [plainRuns(block.text, reader)];
    case 'status':
      return [`${STATE_SYMBOLS[block.symbol]} ${plainRuns(block.text, reader)}`];
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${plainRuns(fact.value, reader)}`);
    case 'quote':
      return [block.heading, block.text];
    case 'list':
      return block.rows.map((row) => rowLine(row, reader));
    case 'link':
      return [`${block.label}: ${block.url}`];
    case 'image':
      return [block.alt];
    default:
      return block satisfies never;
  }
}

function rowLine({ symbol, text, detail }: ListRow, reader: Reader): string {
  const mark = symbol ? `${STATE_SYMBOLS[symbol]} ` : '';
  return (
    mark +
    [text, detail ?? []]
      .map((runs) => plainRuns(runs, reader))
      .filter(Boolean)
      .join(' · ')
  );
}
