import type { HomeSection } from '../../bot/contributions.ts';
import { button } from '../../bot/signals/signal-cards.ts';
import type { Turn } from '../../bot/turn.ts';
import { seatOf } from '../../domain/crisis/unit.ts';
import { hasRight } from '../../domain/people/right.ts';
import { listOpenUnits } from './unit/list-open-units.ts';

/** Units that are open, first of all. */
export async function crisisHome(turn: Turn): Promise<readonly HomeSection[]> {
  if (!hasRight(turn.member, listOpenUnits.right)) return [];
  const units = await turn.perform(listOpenUnits, {});
  if (units.length === 0) return [];
  const { words, member } = turn;
  const rows = units.map((unit) => {
    const seat = seatOf(unit, member.id);
    const mark = unit.exercise ? `${words('exercise.banner')} · ` : '';
    const what = seat && !seat.inAt ? 'crisis.home.called' : 'crisis.home.open';
    return {
      symbol: 'in_hand' as const,
      text: [`${mark}${words(what, { reference: unit.reference })}`],
      button: button('crisis.show', unit.id, words('crisis.button.show')),
    };
  });
  return [{ title: words('crisis.home.title'), rows }];
}
