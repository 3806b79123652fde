import { findScore } from '../../domain/signal/score-words.ts';
import type { Words } from '../../locales/words.ts';

/** A sentence beside each field that holds a score; what both sides weigh stands there in words. */
export function scoreFaults(
  texts: Readonly<Record<string, string>>,
  words: Words,
): Readonly<Record<string, string>> {
  const faults = Object.entries(texts).flatMap(([field, text]) => {
    const found = findScore(text);
    return found === undefined ? [] : [[field, words('weighing.view.score', { words: found })]];
  });
  return Object.fromEntries(faults);
}
