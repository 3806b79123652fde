import { lookAtTexts } from '../../bot/form/second-look-ask.ts';
import type { Words } from '../../locales/words.ts';

const FEWEST_WORDS = 3;

/** What is wrong with a sentence in somebody's own words, beside its field: too short, or about a person. */
export function faultAt(field: string, text: string, words: Words): Record<string, string> {
  const said = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (said.length < FEWEST_WORDS) return { [field]: words('lead.fault.short') };
  return lookAtTexts([text]).length > 0 ? { [field]: words('lead.fault.person') } : {};
}
