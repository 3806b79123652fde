import { cardHead } from '../../bot/declare/card-head.ts';
import type { Context } from '../../bot/declare/context.ts';
import { moment, quiet, strong } from '../../cards/blocks.ts';
import type { Block, Card } from '../../cards/card.ts';
import type { Side } from '../../domain/people/side.ts';
import { sidesInOrder } from '../../domain/signal/weighing.ts';
import type { ShownWeighing } from './show-weighing.ts';
import { closingBlocks, moreBlocks, weighingStatus } from './weighing-blocks.ts';
import { weighingButtons } from './weighing-buttons.ts';

/** What one member sees of how both sides weigh a signal, and what is theirs to do. */
export function weighingCard(shown: ShownWeighing, ctx: Context): Card {
  const { signal, reason, reads } = shown;
  const { words } = ctx;
  const written = Object.keys(signal.views).length > 0;
  return {
    ...cardHead(words('weighing.title', { reference: signal.reference }), ctx),
    blocks: [
      weighingStatus(signal, ctx),
      ...moreBlocks(signal, words),
      ...quote(words('weighing.reason'), reason),
      ...closingBlocks(signal, ctx),
      ...sidesInOrder(signal).flatMap((side) => sideBlocks(side, shown, ctx)),
      ...(written && !reads ? [quiet(words('weighing.unread'))] : []),
    ],
    buttons: weighingButtons(shown, ctx),
  };
}

/** Who noted a side's view, and as much of it as this member reads. */
function sideBlocks(
  side: Side,
  { signal, side: own, own: view, summaries }: ShownWeighing,
  { words, sides }: Context,
): Block[] {
  const deed = signal.views[side];
  const whose = `${sides[side]}, ${words(`weighing.side.${side}`)}: `;
  const heading = strong(whose);
  if (!deed) {
    return [{ tag: 'status', symbol: 'open', text: [heading, words('weighing.not_noted')] }];
  }
  const noted = `${words('weighing.noted_by', { name: deed.by.name })} `;
  const at = moment(deed.at);
  const inFull = side === own && view !== undefined;
  return [
    { tag: 'status', symbol: 'done', text: [heading, noted, at] },
    ...(inFull
      ? quote(words('weighing.own'), view)
      : quote(words('weighing.summary', { side: sides[side] }), summaries[side])),
  ];
}

function quote(heading: string, text: string | undefined): Block[] {
  return text === undefined ? [] : [{ tag: 'quote', heading, text }];
}
