import type { Words } from '../../locales/words.ts';

/** Whichever way somebody is called. */
const CALLS = /^crisis\.call(_|$)/;

/** Cards about which a person decides once they are late: see `Use`. */
const NAMED = ['crisis_briefing', 'crisis_call', 'crisis_sitrep'] as const;

/** What it is, in words that name no record. @param card as delivery rows keep it: `crisis.call`. */
export function lateName(card: string, words: Words): string {
  const name = CALLS.test(card) ? 'crisis_call' : card.replace('.', '_');
  const known = NAMED.find((one) => one === name);
  return known ? words(`status.card.${known}`) : words('status.card.other');
}
