import { heading, line } from '../cards/blocks.ts';
import type { Block, Card } from '../cards/card.ts';
import { cardHead } from './declare/card-head.ts';
import type { Context } from './declare/context.ts';
import type { Feature } from './declare/feature.ts';

/** Everything that waits for a member or is theirs, feature by feature. */
export async function homeCard(features: readonly Feature[], ctx: Context): Promise<Card> {
  const { words, partnership } = ctx;
  const sections = [];
  for (const { home } of features) sections.push(...((await home?.(ctx)) ?? []));
  const blocks = sections.flatMap(({ title, rows, below = [] }): Block[] => [
    heading(title),
    { tag: 'list', rows },
    ...below,
  ]);
  return {
    ...cardHead(words('home.title', { partnership: partnership.name }), ctx),
    blocks: blocks.length > 0 ? blocks : [line(words('home.empty'))],
    buttons: sections.flatMap(({ more }) => (more ? [more] : [])),
  };
}
