import type { Reading } from '../text/reading.ts';
import type { Span } from '../text/span.ts';
import { afterPerson, asPerson, beforePerson, unmistakably } from './beside-person.ts';
import { byConversion, byCountry, withOriginNoun } from './origin-nouns-and-countries.ts';
import { inDescription, saidOfPerson } from './said-of-person.ts';

/** The ways in which a word says somebody's origin or belief. */
const PHRASINGS = [
  beforePerson,
  afterPerson,
  asPerson,
  unmistakably,
  saidOfPerson,
  inDescription,
  withOriginNoun,
  byConversion,
  byCountry,
] as const;

/**
 * Words for an origin or a belief, where the text says them of one person: not of a place, an
 * organisation, a community, an event, a language. It only serves to keep them out of a record.
 */
export function findOriginOrReligion({ text, words }: Reading): Span[] {
  return joined(
    text,
    words.flatMap((word) => PHRASINGS.flatMap((phrasing) => phrasing(word) ?? [])),
  );
}

/** Neighbours become one: "Français d'origine polonaise". */
function joined(text: string, spans: readonly Span[]): Span[] {
  const ordered = [...spans].sort((one, other) => one.start - other.start || one.end - other.end);
  const result: Span[] = [];
  for (const span of ordered) {
    const last = result.at(-1);
    if (last && /^ ?$/.test(text.slice(last.end, span.start)) && span.start - last.end <= 1) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else result.push(span);
  }
  return result;
}
