import type { CrisisSeat } from '../unit.ts';

/**
 * How somebody is called who cannot wait, the next where the one before does not arrive: in their own chat; where
 * both sides are, for them alone; there, by a mention that all see and that says nothing.
 */
export const WAYS_THERE = ['alone', 'mention'] as const;
/** A way to call somebody where both sides are. */
export type WayThere = (typeof WAYS_THERE)[number];
export type Way = 'direct' | WayThere;

/** A way may take so long to arrive before the next one is begun beside it. Three of them pass within a minute. */
export const WAY_SECONDS = 15;

/** One way of calling, and what became of it: read from its delivery. */
export interface CallTry {
  readonly state: 'under_way' | 'arrived' | 'failed';
  readonly begunAt: Temporal.Instant;
  /** Only of what arrived. */
  readonly arrivedAt?: Temporal.Instant;
}

/** Everything that was tried to call whoever sits in a place. */
export interface SeatCall {
  readonly tries: Readonly<Partial<Record<Way, CallTry>>>;
  /** When no way was left. */
  readonly gaveUpAt: Temporal.Instant | undefined;
}

/** How it stands with whoever sits in a place, as a card may say it: only what is so. */
export type SeatStanding =
  | { readonly state: 'waits' | 'being_called' | 'unreached' }
  /** `in`: they said so; `reached`: in their own chat; `called_there`: where both sides are. */
  | { readonly state: 'in' | 'reached' | 'called_there'; readonly at: Temporal.Instant };

/** What is so of a place now. */
export function standingOfSeat({ calledAt, inAt }: CrisisSeat, call: SeatCall): SeatStanding {
  if (inAt) return { state: 'in', at: inAt };
  if (!calledAt) return { state: 'waits' };
  const { direct, alone, mention } = call.tries;
  if (direct?.arrivedAt) return { state: 'reached', at: direct.arrivedAt };
  const there = alone?.arrivedAt ?? mention?.arrivedAt;
  if (there) return { state: 'called_there', at: there };
  return { state: call.gaveUpAt ? 'unreached' : 'being_called' };
}

/**
 * What is to be done next for somebody who was called and is not in. A mention follows what they alone could see if
 * they do not come: that may be gone unseen.
 *
 * @param possible is there a place for this way?
 */
export function nextStep(
  { tries, gaveUpAt }: SeatCall,
  possible: (way: WayThere) => boolean,
  now: Temporal.Instant,
): WayThere | 'wait' | 'done' | 'give_up' {
  if (tries.direct?.state === 'arrived') return 'done';
  if (tries.direct && isYoung(tries.direct, now)) return 'wait';
  for (const way of WAYS_THERE) {
    const tried = tries[way];
    if (!tried && possible(way)) return way;
    if (tried && way === 'mention' && tried.state === 'arrived') return 'done';
    if (tried && isYoung(tried, now)) return 'wait';
  }
  return tries.alone?.state === 'arrived' || gaveUpAt ? 'done' : 'give_up';
}

function isYoung({ state, begunAt }: CallTry, now: Temporal.Instant): boolean {
  return state !== 'failed' && now.since(begunAt).total('seconds') < WAY_SECONDS;
}

/** By which reminders of a unit know the call of a place: whoever is called anew is another subject. */
export function callSubject({ side, place, holder, calledAt }: CrisisSeat): string {
  return `call:${side}:${place}:${holder.memberId}:${calledAt?.epochMilliseconds ?? 0}`;
}

const CHECKS = [
  { within: 60, every: 5 },
  { within: 600, every: 60 },
  { within: Number.POSITIVE_INFINITY, every: 600 },
];

/** When to look next at what became of a call: after every 5 seconds at first. @returns seconds since it was begun. */
export function nextCheck(calledAt: Temporal.Instant, now: Temporal.Instant): number {
  const passed = Math.max(0, now.since(calledAt).total('seconds'));
  const every = CHECKS.find(({ within }) => passed < within)?.every ?? 1;
  return (Math.floor(passed / every) + 1) * every;
}
