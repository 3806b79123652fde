import type { Weekday } from '../people/partnership.ts';
import type { PlainToken, RhythmUnit, WorkdayKind } from './rhythm-token.ts';
import de from './words/de.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };
import nl from './words/nl.json' with { type: 'json' };

/** What may be counted until something is due. */
export const DUE_UNITS = [
  'minutes',
  'hours',
  'days',
  'weeks',
  'working_hours',
  'working_days',
] as const;
export type DueUnit = (typeof DUE_UNITS)[number];

type Lists<Name extends string> = Readonly<Record<Name, readonly string[]>>;
/** Words for the first, the second, the third and so on. */
type Series = readonly (readonly string[])[];

/**
 * The words of one language in which people say when something is due and how often they meet: in lower
 * case, without accents and without the dot of an abbreviation. `words/README.md` tells what each list holds.
 */
export interface Vocabulary {
  readonly weekdays: Lists<Weekday>;
  readonly months: Series;
  readonly due: Lists<'next' | 'ahead' | 'fillers' | 'oClock'> & {
    readonly days: Series;
    readonly units: Lists<DueUnit>;
  };
  readonly rhythm: Lists<PlainToken | 'everyOther' | 'fillers' | 'last' | 'lastButOne'> &
    Lists<'ordinalEndings'> & {
      readonly ordinals: Series;
      readonly numbers: Series;
      readonly habits: Series;
      readonly units: Lists<RhythmUnit>;
      readonly workdays: Lists<WorkdayKind>;
      readonly adverbs: Readonly<Record<RhythmUnit, readonly RhythmAdverb[]>>;
    };
}

/** "Fortnightly": every so many of its unit. Doubtful: some mean so often in one. */
interface RhythmAdverb {
  readonly words: readonly string[];
  readonly n: number;
  readonly doubtful?: boolean | undefined;
}

/** English is understood everywhere beside one's own language. */
export const RHYTHM_LANGUAGES = ['en', 'nl', 'de', 'fr'] as const;
export type RhythmLanguage = (typeof RHYTHM_LANGUAGES)[number];

/** A new language is one more file, and a line here. */
export const VOCABULARIES: Readonly<Record<RhythmLanguage, Vocabulary>> = { en, nl, de, fr };

/** A pattern for one of these words; a longer one before its own beginning. */
export function anyOf(words: readonly string[]): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;
}
