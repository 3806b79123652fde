import type { Actor } from '../people/member.ts';

/** What can happen to meetings that were agreed on; `recomputed`: holidays or time zone data changed. */
export const CHANGE_KINDS = ['moved', 'skipped', 'cancelled', 'restored', 'recomputed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One meeting, that one and those after it, or all that are ahead. */
export const SCOPES = ['this', 'following', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** Something that happened to meetings of a series. It is kept for good. */
export interface SeriesChange {
  readonly id: string;
  readonly seriesId: string;
  readonly kind: ChangeKind;
  readonly scope: Scope;
  /** In somebody's words, which concern no person; empty: none given. */
  readonly reason: string;
  readonly moves: readonly Move[];
  /** Nothing: Tandem itself. */
  readonly by: Actor | undefined;
  readonly at: Temporal.Instant;
}

/** What it did to one meeting. */
export interface Move {
  readonly meetingId: string;
  /** Local date by which it went before. */
  readonly date: string;
  readonly from: Temporal.Instant;
  /** Nothing: it does not take place. */
  readonly to: Temporal.Instant | undefined;
}
