import type { RhythmUnit, WorkdayKind } from './rhythm-token.ts';

/**
 * The words of one language in which people say how often they meet, beside the weekdays and months
 * of `due-input-words.ts`: in lower case, without accents. A new language is one more of these.
 */
export interface RhythmVocabulary {
  readonly every: readonly string[];
  /** "every other" in one: "om de", "alternate". */
  readonly everyOther: readonly string[];
  readonly other: readonly string[];
  /** "of the month", "in March". */
  readonly of: readonly string[];
  readonly and: readonly string[];
  /** Monday "to" Friday. */
  readonly to: readonly string[];
  /** One "in" two. */
  readonly oneIn: readonly string[];
  readonly fillers: readonly string[];
  /** From the first on. */
  readonly ordinals: readonly (readonly string[])[];
  readonly last: readonly string[];
  readonly lastButOne: readonly string[];
  /** After a figure: "2nd". */
  readonly ordinalEndings: readonly string[];
  /** From one on. */
  readonly numbers: readonly (readonly string[])[];
  readonly units: Readonly<Record<RhythmUnit, readonly string[]>>;
  readonly adverbs: readonly RhythmAdverb[];
  /** "Tuesdays", from Monday on. */
  readonly habits: readonly (readonly string[])[];
  readonly workdays: Readonly<Record<WorkdayKind, readonly string[]>>;
}

export interface RhythmAdverb {
  readonly words: readonly string[];
  readonly unit: RhythmUnit;
  readonly n: number;
  readonly doubtful?: boolean;
}
