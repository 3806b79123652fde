import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { seatOf } from '../../domain/crisis/unit.ts';
import { hasRight } from '../../domain/people/right.ts';
import { markedTitle, showButton } from './crisis-card-frame.ts';
import { listOpenUnits } from './unit/situation.ts';

/** Units that are open, first of all. */
export async function crisisHome(ctx: Context): Promise<readonly HomeSection[]> {
  if (!hasRight(ctx.member, listOpenUnits.right)) return [];
  const units = await ctx.run(listOpenUnits, {});
  if (units.length === 0) return [];
  const { words, member } = ctx;
  const rows = units.map((unit) => {
    const seat = seatOf(unit, member.id);
    const what = seat && !seat.inAt ? 'crisis.home.called' : 'crisis.home.open';
    return {
      symbol: 'in_hand' as const,
      text: [markedTitle(unit, words(what, { reference: unit.reference }), words)],
      button: showButton(unit, words),
    };
  });
  return [{ title: words('crisis.home.title'), rows }];
}
