import type { TimeOptions } from '../../src/ports/clock.ts';

/** The clock of a Tandem that runs as it always does, but some hours, days or weeks later, and skips what it waits. */
export interface MovedClock extends TimeOptions {
  move(duration: Temporal.DurationLike): void;
  /** Calls this after each move, as a clock that is not put needs nobody to say that time goes by. */
  onMove(listener: () => void): void;
}

/** Whenever it is asked for, it is a morning of work: what people hear hangs on office and quiet hours. */
export function movedClock(): MovedClock {
  const now = Temporal.Now.instant();
  const listeners: (() => void)[] = [];
  let ahead = now.until(comingMorning(now));
  const move = (duration: Temporal.DurationLike) => {
    ahead = ahead.add(Temporal.Duration.from(duration));
    for (const listener of listeners) listener();
  };
  return {
    shift: (instant) => instant.add(ahead),
    pause: async (milliseconds) => move({ milliseconds: Math.ceil(milliseconds) }),
    move,
    onMove: (listener) => void listeners.push(listener),
  };
}

/** The second Tuesday of the coming month, 09:00 UTC: no day off falls on it. */
function comingMorning(now: Temporal.Instant): Temporal.Instant {
  const eighth = now.toZonedDateTimeISO('UTC').add({ months: 1 }).with({ day: 8 });
  const tuesday = eighth.add({ days: (9 - eighth.dayOfWeek) % 7 });
  return tuesday.withPlainTime('09:00').toInstant();
}
