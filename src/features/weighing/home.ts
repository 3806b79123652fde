import type { HomeSection } from '../../bot/contributions.ts';
import { OPEN_WEIGHING } from '../../bot/signals/actions.ts';
import type { Turn } from '../../bot/turn.ts';
import { strong } from '../../cards/blocks.ts';
import type { ListRow } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { waitingWeighings } from './waiting-weighings.ts';
import { weighingStatus } from './weighing-blocks.ts';

/** The signals in which one's own side is asked to agree to an outcome or to close. */
export async function weighingHome(turn: Turn): Promise<readonly HomeSection[]> {
  if (!hasRight(turn.member, waitingWeighings.right)) return [];
  const waiting = await turn.perform(waitingWeighings, {});
  if (waiting.length === 0) return [];
  const rows = waiting.map((signal) => weighingRow(signal, turn));
  return [{ title: turn.words('weighing.home'), rows }];
}

function weighingRow(signal: Signal, turn: Turn): ListRow {
  const { symbol, text } = weighingStatus(signal, turn);
  const { reference } = signal;
  return {
    symbol,
    text: [strong(reference)],
    detail: text,
    button: OPEN_WEIGHING.button(reference, turn.words('weighing.button.look')),
  };
}
