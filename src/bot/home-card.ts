import { heading, line } from '../cards/blocks.ts';
import type { Block, Card } from '../cards/card.ts';
import type { Degradation } from '../ports/health.ts';
import { asOf } from './declare/as-of.ts';
import { cardHead } from './declare/card-head.ts';
import type { Context } from './declare/context.ts';
import type { Feature } from './declare/feature.ts';
import { degradedBlock } from './degraded-words.ts';

/**
 * Everything that waits for a member or is theirs, feature by feature.
 *
 * @param degraded what of Tandem does not work just now: it stands first.
 */
export async function homeCard(
  features: readonly Feature[],
  ctx: Context,
  degraded: readonly Degradation[] = [],
): Promise<Card> {
  const { words, partnership } = ctx;
  // Side by side: lists that they ask for in the same turn are read together.
  const found = await Promise.all(features.map(({ home }) => home?.(ctx) ?? []));
  const sections = found.flat();
  const blocks = sections.flatMap(({ title, rows, below = [] }): Block[] => [
    heading(title),
    { tag: 'list', rows },
    ...below,
  ]);
  return {
    ...cardHead(words('home.title', { partnership: partnership.name }), ctx),
    blocks: [
      ...degraded.map((one) => degradedBlock(ctx, one)),
      ...(blocks.length > 0 ? blocks : [line(words('home.empty'))]),
      asOf(ctx),
    ],
    buttons: sections.flatMap(({ more }) => (more ? [more] : [])),
  };
}
