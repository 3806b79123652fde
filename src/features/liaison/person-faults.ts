import { lookAtTexts } from '../../bot/form/second-look-ask.ts';
import type { Turn } from '../../bot/turn.ts';

/**
 * What is said of meetings stands on cards that everybody invited reads, so nothing in it may concern a person.
 *
 * @param texts by the names of their fields.
 * @returns a sentence for each field in which something seems to.
 */
export function personFaults(
  { words }: Pick<Turn, 'words'>,
  texts: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string> {
  const found = Object.entries(texts).filter(([, text]) => lookAtTexts([text].flat()).length > 0);
  return Object.fromEntries(found.map(([name]) => [name, words('liaison.fault.person')]));
}
