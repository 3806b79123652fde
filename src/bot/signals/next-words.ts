import { line, strong } from '../../cards/blocks.ts';
import type { Block, RichText } from '../../cards/card.ts';
import type { NextView } from '../../domain/signal/signal-card-view.ts';
import type { Audience } from '../turn.ts';
import { dueWords } from './due-words.ts';

/** What is asked next, of whom, by when; what is overdue says so in a word. */
export function nextBlock(one: NextView, audience: Audience): Block {
  const overdue = one.phrase.unit === 'overdue';
  const text = nextRuns(one, audience);
  return overdue ? { tag: 'status', symbol: 'overdue', text } : line(...text);
}

function nextRuns(one: NextView, { words, sides }: Audience): RichText {
  const what = one.what ?? words(`signal.next.${one.kind}`);
  const named = [...one.names, ...one.sides.map((side) => sides[side])].join(words('list.or'));
  const label = words(one.kind === 'step' ? 'signal.next.label' : 'signal.next.waiting');
  return [strong(`${label}: `), `${what} · ${named} · `, ...dueWords(one, words)];
}
