import type { RhythmUnit, WorkdayKind } from './rhythm-token.ts';

/** Which days were named, before anybody looks at a calendar. */
export type ParsedDays =
  | { readonly said: 'weekdays'; readonly days: readonly number[]; readonly habitual: boolean }
  | { readonly said: 'workdays'; readonly kind: WorkdayKind }
  /** "first and third Monday". */
  | { readonly said: 'nth_weekdays'; readonly groups: readonly NthGroup[] }
  | {
      readonly said: 'nth_workdays';
      readonly nth: readonly number[];
      readonly kind: WorkdayKind;
    }
  /** -1 is the last of the month. */
  | { readonly said: 'month_days'; readonly days: readonly number[] }
  /** "1 March and 1 September". */
  | { readonly said: 'dates'; readonly day: number; readonly months: readonly number[] };

/** "First and third Monday": each of these places with each of these days. */
export interface NthGroup {
  readonly nth: readonly number[];
  readonly days: readonly number[];
}

/** How often: "every 2 weeks", "quarterly", "of the month". */
export interface ParsedPeriod {
  readonly unit: RhythmUnit;
  readonly n: number;
  /** "Of the quarter": of the calendar's, and not of three months from the start. */
  readonly calendars: boolean;
  readonly doubtful: boolean;
}

/** A rhythm as it was said, before it becomes rules. */
export interface ParsedRhythm {
  /** "Every" stood before the days. */
  readonly every: boolean;
  readonly period: ParsedPeriod | undefined;
  readonly months: readonly number[] | undefined;
  readonly days: ParsedDays | undefined;
}
