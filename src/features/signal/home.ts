import type { HomeSection } from '../../bot/contributions.ts';
import type { Turn } from '../../bot/turn.ts';
import { hasRight } from '../../domain/people/right.ts';
import { LIST_SIGNALS } from './actions.ts';
import { listSignals } from './list-signals.ts';
import { signalRow } from './signal-list-card.ts';
import { waitingSignals } from './waiting-signals.ts';

/** The signals that a member is asked to acknowledge, and those they raised. */
export async function signalHome(turn: Turn): Promise<readonly HomeSection[]> {
  const { words, member } = turn;
  const sections: HomeSection[] = [];
  if (hasRight(member, waitingSignals.right)) {
    const waiting = await turn.perform(waitingSignals, {});
    sections.push({
      title: words('signal.home.waiting'),
      rows: waiting.map((signal) => signalRow(signal, turn)),
    });
  }
  if (hasRight(member, listSignals.right)) {
    const { signals, more } = await turn.perform(listSignals, { list: 'mine', page: 0 });
    const rows = signals.map((signal) => signalRow(signal, turn));
    const all = () => LIST_SIGNALS.button({ list: 'mine', page: 0 }, words('signal.home.all'));
    sections.push({ title: words('signal.home.mine'), rows, ...(more && { more: all() }) });
  }
  return sections.filter(({ rows }) => rows.length > 0);
}
