import { lookAtTexts } from '../../bot/form/second-look-ask.ts';
import type { Words } from '../../locales/words.ts';

const FEWEST_WORDS = 3;

/** What is wrong with a sentence in somebody's own words: too short, or about a person. */
export function sentenceFault(text: string, words: Words): string | undefined {
  const said = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (said.length < FEWEST_WORDS) return words('lead.fault.short');
  return lookAtTexts([text]).length > 0 ? words('lead.fault.person') : undefined;
}

/** The same beside its field; nothing if there is nothing wrong. */
export function faultAt(field: string, text: string, words: Words): Record<string, string> {
  const fault = sentenceFault(text, words);
  return fault === undefined ? {} : { [field]: fault };
}
