import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import type { ListRow } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import { SHOW_PROTOCOL } from './actions.ts';
import { askedButtons, asksToRead, mySignature } from './asked-buttons.ts';
import { type ShownProtocol, showProtocol } from './show-protocol.ts';

/** A version that waits for this member's signature, or for them to have read it. */
export async function protocolHome(ctx: Context): Promise<readonly HomeSection[]> {
  if (!hasRight(ctx.member, showProtocol.right)) return [];
  const shown = await ctx.run(showProtocol, {});
  const rows = rowsOf(shown, ctx);
  return rows.length > 0 ? [{ title: ctx.words('protocol.home.title'), rows }] : [];
}

function rowsOf(shown: ShownProtocol, ctx: Context): ListRow[] {
  const { words } = ctx;
  const sign = mySignature(shown, ctx);
  const read = asksToRead(shown, ctx) ? shown.inForce : undefined;
  const asked = askedButtons(shown, ctx);
  return [
    ...(sign ? [words('protocol.home.sign', { number: sign.number })] : []),
    ...(read ? [words('protocol.home.read', { number: read.number })] : []),
  ].map((text, index) => ({
    symbol: 'open',
    text: [text],
    button: asked[index] ?? SHOW_PROTOCOL.button('', words('protocol.button.show')),
  }));
}
