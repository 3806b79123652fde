import type { Actor, Deed } from '../people/member.ts';
import { Refusal } from '../refusal.ts';
import type { Step } from '../signal/signal.ts';

/** Where a point of an agenda comes from: somebody added it, every agenda has it, or it came by itself. */
export const POINT_KINDS = ['added', 'template', 'lead', 'overdue', 'action'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** The longest that a point, a decision or a correction may be; in characters. */
export const MAX_POINT_CHARACTERS = 120;
export const MAX_DECISION_CHARACTERS = 1_000;
/** An agenda that holds more is no agenda. */
export const MOST_POINTS = 60;

/** What stands on an agenda, whether or not it is kept yet. Its words concern no person. */
export interface AgendaItem {
  /** The same thing has the same: once on an agenda. */
  readonly source: string;
  readonly kind: PointKind;
  /** Of what it is about: `S-2026-0001`; empty: nothing. */
  readonly reference: string;
  /** Empty where the kind and the reference say it all. */
  readonly what: string;
}

/** A point that is kept: somebody added it, or its minutes are being taken. */
export interface AgendaPoint extends AgendaItem {
  readonly id: string;
  readonly seriesId: string;
  readonly meetingId: string;
  readonly added: { readonly by: Actor | undefined; readonly at: Temporal.Instant };
  /** What was decided; the words concern no person. */
  readonly decision: string | undefined;
  readonly decided: Deed | undefined;
  readonly actions: readonly Action[];
}

/** What somebody agreed to do in a meeting: a step, of a signal or on its own. */
export interface Action extends Step {
  readonly partnershipId: string;
  readonly pointId: string;
  readonly meetingId: string;
  readonly seriesId: string;
  /** `L-2026-0001/2026-12-08`: where it was agreed on. */
  readonly meeting: string;
  /** Of the signal that it is a step of; nothing: it stands on its own. */
  readonly signal: string | undefined;
}

/** Those that are kept, and after them what comes by itself and is not among them. */
export function wholeAgenda(
  points: readonly AgendaPoint[],
  coming: readonly AgendaItem[],
): readonly AgendaItem[] {
  const known = new Set(points.map(({ source }) => source));
  return [...points, ...coming.filter(({ source }) => !known.has(source))].slice(0, MOST_POINTS);
}

/**
 * The open action that somebody is about to change.
 *
 * @throws Refusal `action_settled` naming who was first.
 */
export function requireOpen(action: Action): void {
  if (action.state === 'open') return;
  throw new Refusal('action_settled', { what: action.what, name: action.settled?.by.name ?? '' });
}
