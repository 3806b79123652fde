import type { HomeSection } from '../../bot/contributions.ts';
import type { Turn } from '../../bot/turn.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Words } from '../../locales/words.ts';
import { listSignals } from './list-signals.ts';
import { pageButton, signalRow } from './signal-list-card.ts';
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
    sections.push({ title: words('signal.home.mine'), rows, ...(more && all(words)) });
  }
  return sections.filter(({ rows }) => rows.length > 0);
}

function all(words: Words): Pick<HomeSection, 'more'> {
  return { more: pageButton('mine', 0, words('signal.home.all')) };
}
