import type { Audience } from '../../bot/declare/context.ts';
import { leadRuns, nextBlock } from '../../bot/signals/signal-words.ts';
import type { Block, Fact } from '../../cards/card.ts';
import type { SignalCardView } from '../../domain/signal/signal-card-view.ts';
import type { Words } from '../../locales/words.ts';

/** "Lead: joint — Liaison officer (Police) ● accepted · Safety coordinator (Municipality) ○ asked 10:05" */
export function leadFact({ status, lead }: SignalCardView, words: Words): Fact[] {
  if (status === 'raised' || status === 'merged') return [];
  return [{ label: words('signal.lead.label'), value: leadRuns(lead, words) }];
}

/** What is asked next, of whom, by when. */
export function nextBlocks(view: SignalCardView, audience: Audience): Block[] {
  return view.next.slice(0, MOST_NEXT).map((one) => nextBlock(one, audience));
}

/** More than these nobody reads on a phone; `/step` shows them all. */
const MOST_NEXT = 3;

/** What is proposed or agreed to make of it, and who said it may be closed; over once it is. */
export function outcomeFact(
  { status, outcome, closing }: SignalCardView,
  audience: Audience,
): Fact[] {
  const { words, sides } = audience;
  if (!outcome || status === 'closed' || status === 'merged') return [];
  const kind = words(`signal.outcome.${outcome.kind}`);
  const said = closing.map((side) => sides[side]).join(words('list.and'));
  const side = outcome.side ? sides[outcome.side] : '';
  const proposed = words('signal.outcome_proposed', { side });
  const state = outcome.agreed ? words('signal.outcome_agreed') : proposed;
  return [
    { label: words('signal.outcome_label'), value: [`${kind} · ${state}`] },
    ...(said ? [{ label: words('signal.closing'), value: [said] }] : []),
  ];
}
