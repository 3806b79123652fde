import { line, moment, strong } from '../../cards/blocks.ts';
import type { Block, RichText, StateSymbol } from '../../cards/card.ts';
import { STATE_SYMBOLS } from '../../cards/plain-text.ts';
import type { Category } from '../../domain/category.ts';
import type { Actor } from '../../domain/people/member.ts';
import type { ContactState } from '../../domain/signal/signal.ts';
import type { ContactView, LeadView, NextView } from '../../domain/signal/signal-card-view.ts';
import type { DuePhrase } from '../../domain/time/due-phrase.ts';
import type { Words } from '../../locales/words.ts';
import type { Audience } from '../declare/context.ts';

/** "Recruitment", or "Recruitment and Care or services". */
export function categoryNames(categories: readonly Category[], words: Words): string {
  return categories.map((category) => words(`signal.category.${category}`)).join(words('list.and'));
}

/** "Liaison officer, Police Havenstad" */
export function nameAndOrganisation({ name, organisation }: Omit<Actor, 'memberId'>): string {
  return `${name}, ${organisation.name}`;
}

/** "due Tue 14:00, in 6 working hours", "due Sat 09:00", or "overdue since Tue 14:00". */
export function dueWords(
  { due, phrase }: { readonly due: string; readonly phrase: DuePhrase },
  words: Words,
): RichText {
  if (phrase.unit === 'overdue') return [words('due.since'), ' ', moment(due)];
  const left = timeLeft(phrase, words);
  return [words('due.due'), ' ', moment(due), ...(left === '' ? [] : [`, ${left}`])];
}

/** "in 6 working hours"; nothing where the date alone says it. */
export function timeLeft(phrase: DuePhrase, words: Words): string {
  if ('count' in phrase) return words(`due.${phrase.unit}`, { count: phrase.count });
  return phrase.unit === 'within_the_hour' ? words('due.soon') : '';
}

/** What is asked next, of whom, by when; what is overdue says so in a word. */
export function nextBlock(one: NextView, audience: Audience): Block {
  const overdue = one.phrase.unit === 'overdue';
  const text = nextRuns(one, audience);
  return overdue ? { tag: 'status', symbol: 'overdue', text } : line(...text);
}

function nextRuns(one: NextView, { words, sides }: Audience): RichText {
  const what = one.what ?? words(`signal.next.${one.kind}`);
  const named = [...one.names, ...one.sides.map((side) => sides[side])].join(words('list.or'));
  const label = words(one.kind === 'step' ? 'signal.next.label' : 'signal.next.waiting');
  return [strong(`${label}: `), `${what} · ${named} · `, ...dueWords(one, words)];
}

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
  return [`${words(`signal.lead.state.${state}`)} `, moment(at), ...passing];
}
