import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import type { ListRow } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import { SHOW_PROTOCOL } from './actions.ts';
import { askedButtons, asksToRead, mySignature } from './protocol-private-card.ts';
import { type ShownProtocol, showProtocol } from './show-protocol.ts';

/** A version that waits for this member's signature, or for them to have read it. */
export async function protocolHome(turn: Context): Promise<readonly HomeSection[]> {
  if (!hasRight(turn.member, showProtocol.right)) return [];
  const shown = await turn.run(showProtocol, {});
  const rows = rowsOf(shown, turn);
  return rows.length > 0 ? [{ title: turn.words('protocol.home.title'), rows }] : [];
}

function rowsOf(shown: ShownProtocol, turn: Context): ListRow[] {
  const { words } = turn;
  const sign = mySignature(shown, turn);
  const read = asksToRead(shown, turn) ? shown.inForce : undefined;
  const asked = askedButtons(shown, turn);
  return [
    ...(sign ? [words('protocol.home.sign', { number: sign.number })] : []),
    ...(read ? [words('protocol.home.read', { number: read.number })] : []),
  ].map((text, index) => ({
    symbol: 'open',
    text: [text],
    button: asked[index] ?? SHOW_PROTOCOL.button('', words('protocol.button.show')),
  }));
}
