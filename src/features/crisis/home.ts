import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { seatOf } from '../../domain/crisis/unit.ts';
import { hasRight } from '../../domain/people/right.ts';
import { markedTitle, showButton } from './crisis-card-frame.ts';
import { listOpenUnits } from './unit/situation.ts';

/** Units that are open, first of all. */
export async function crisisHome(turn: Context): Promise<readonly HomeSection[]> {
  if (!hasRight(turn.member, listOpenUnits.right)) return [];
  const units = await turn.run(listOpenUnits, {});
  if (units.length === 0) return [];
  const { words, member } = turn;
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
