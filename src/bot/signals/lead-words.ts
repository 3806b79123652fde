import type { RichText, StateSymbol } from '../../cards/card.ts';
import { STATE_SYMBOLS } from '../../cards/plain-text.ts';
import type { ContactState } from '../../domain/signal/signal.ts';
import type { ContactView, LeadView } from '../../domain/signal/signal-card-view.ts';
import type { Words } from '../../locales/words.ts';

export const CONTACT_SYMBOLS: Readonly<Record<ContactState, StateSymbol>> = {
  asked: 'open',
  accepted: 'done',
  declined: 'open',
  handed_over: 'done',
};

/** "joint — Liaison officer (Police) ● accepted · Safety coordinator (Municipality) ○ asked 10:05" */
export function leadRuns(lead: LeadView | undefined, words: Words): RichText {
  if (!lead) return [words('signal.lead.none')];
  const contacts = lead.contacts.flatMap((one, index): RichText => {
    const symbol = STATE_SYMBOLS[CONTACT_SYMBOLS[one.state]];
    const name = `${one.name} (${one.organisation})`;
    return [`${index > 0 ? ' · ' : ' — '}${name} ${symbol} `, ...contactState(one, words)];
  });
  return [words(`signal.lead.mode.${lead.mode}`), ...contacts];
}

/** "accepted Tue 24 Nov, 10:05, passing it on to …" */
export function contactState(
  { state, at, handingTo }: Pick<ContactView, 'state' | 'at' | 'handingTo'>,
  words: Words,
): RichText {
  const passing = handingTo ? [`, ${words('signal.lead.handing', { name: handingTo })}`] : [];
  return [`${words(`signal.lead.state.${state}`)} `, { run: 'time', at }, ...passing];
}
