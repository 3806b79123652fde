import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { look } from '../../bot/declare/use-case.ts';
import { OPEN_WEIGHING } from '../../bot/signals/actions.ts';
import { strong } from '../../cards/blocks.ts';
import type { ListRow } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Side } from '../../domain/people/side.ts';
import { type NextThing, nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal, SignalStatus } from '../../domain/signal/signal.ts';
import { speaksFor, speaksForAll } from '../../domain/signal/weighing.ts';
import { WEIGHS } from './rights.ts';
import { weighingStatus } from './weighing-blocks.ts';

const ASKS_A_SIDE: readonly NextThing['kind'][] = ['agree_outcome', 'agree_close'];
/** What waits longest; the next comes up once one of them is answered. */
const MOST_ROWS = 3;
const UNDER_WAY: readonly SignalStatus[] = ['acknowledged', 'led', 'weighed'];

/** The signals in which the side that this member speaks for is asked to agree or to close, what waits longest first. */
export const waitingWeighings = look<Record<string, never>, readonly Signal[]>(
  'waiting-weighings',
  WEIGHS,
  async ({ stores, member, partnership }) => {
    // Who speaks for a side in all of them, or for what they lead.
    const leads = speaksForAll(member) ? {} : { leaderId: member.id };
    const { side: asksSide } = member.organisation;
    if (asksSide === 'partner') return [];
    const filter = { partnershipId: partnership.id, statuses: UNDER_WAY, asksSide };
    const page = { most: MOST_ROWS, skip: 0, oldestFirst: true };
    const found = await stores.signals.list({ ...filter, ...leads }, page);
    return found.filter((signal) => asks(signal, speaksFor(member, signal)));
  },
);

function asks(signal: Signal, side: Side | undefined): boolean {
  if (!side) return false;
  return nextThings(signal).some(
    ({ kind, owners }) => ASKS_A_SIDE.includes(kind) && owners.sides.includes(side),
  );
}

/** The signals in which one's own side is asked to agree to an outcome or to close. */
export async function weighingHome(ctx: Context): Promise<readonly HomeSection[]> {
  if (!hasRight(ctx.member, waitingWeighings.right)) return [];
  const waiting = await ctx.run(waitingWeighings, {});
  if (waiting.length === 0) return [];
  return [{ title: ctx.words('weighing.home'), rows: waiting.map((one) => weighingRow(one, ctx)) }];
}

function weighingRow(signal: Signal, ctx: Context): ListRow {
  const { symbol, text } = weighingStatus(signal, ctx);
  return {
    symbol,
    text: [strong(signal.reference)],
    detail: text,
    button: OPEN_WEIGHING.button(signal.reference, ctx.words('weighing.button.look')),
  };
}
