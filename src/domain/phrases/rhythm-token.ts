/** What a rhythm is counted in. */
export const RHYTHM_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type RhythmUnit = (typeof RHYTHM_UNITS)[number];

/** Monday to Friday whatever the calendar says, or the days on which the offices are open. */
export type WorkdayKind = 'weekday' | 'working_day';

/** What says nothing but what it is. */
export const PLAIN_TOKENS = ['every', 'other', 'of', 'and', 'to', 'one_in'] as const;
export type PlainToken = (typeof PLAIN_TOKENS)[number];

/** One word of how often something happens, or a few that mean one thing: the same in every language. */
export type RhythmToken =
  | { readonly is: PlainToken }
  /** From the end if negative: -1 is the last. */
  | { readonly is: 'ordinal'; readonly n: number }
  | { readonly is: 'number'; readonly n: number }
  | { readonly is: 'unit'; readonly unit: RhythmUnit }
  /** "fortnightly". Doubtful: "biweekly" is twice a week to some. */
  | {
      readonly is: 'adverb';
      readonly unit: RhythmUnit;
      readonly n: number;
      readonly doubtful: boolean;
    }
  /** 1 to 7. Habitual: "Tuesdays" needs no "every". */
  | { readonly is: 'weekday'; readonly n: number; readonly habitual: boolean }
  | { readonly is: 'workday'; readonly kind: WorkdayKind }
  | { readonly is: 'month'; readonly n: number };
