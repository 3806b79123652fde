import type { Block, Card } from '../cards/card.ts';
import { cardHead } from './card-head.ts';
import type { Feature } from './feature.ts';
import type { Turn } from './turn.ts';

/** Everything that waits for a member or is theirs, feature by feature. */
export async function homeCard(features: readonly Feature[], turn: Turn): Promise<Card> {
  const { words, partnership } = turn;
  const sections = [];
  for (const { home } of features) sections.push(...((await home?.(turn)) ?? []));
  const blocks = sections.flatMap(({ title, rows, below = [] }): Block[] => [
    { tag: 'text', tone: 'normal', text: [{ run: 'strong', text: title }] },
    { tag: 'list', rows },
    ...below,
  ]);
  const none: Block = { tag: 'text', tone: 'normal', text: [words('home.empty')] };
  return {
    ...cardHead(words('home.title', { partnership: partnership.name }), turn),
    blocks: blocks.length > 0 ? blocks : [none],
    buttons: sections.flatMap(({ more }) => (more ? [more] : [])),
  };
}
