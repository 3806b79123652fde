import { Refusal } from '../domain/refusal.ts';

/** The end of this process, as whoever works in it sees it. */
export interface Stopping {
  /**
   * Remembers work as under way until it is done, and lets somebody wait for it no longer than it can be
   * finished. The work itself goes on.
   *
   * @throws Refusal `restarting` once it is too late; then nothing is begun either.
   */
  finish<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing more can be finished in time: whoever waits is told to come again. */
  tellThoseWhoWait(): void;
  /** Aborted as soon as that is so. */
  readonly tooLate: AbortSignal;
  /** Resolves once nothing is under way. */
  settled(): Promise<void>;
}

/** The end of one process; nothing of it has come yet. */
export function createStopping(): Stopping {
  const underway = createUnderway();
  const waiting = new Set<() => void>();
  const late = new AbortController();
  return {
    tooLate: late.signal,
    async finish(work) {
      if (late.signal.aborted) throw new Refusal('restarting');
      let tell = (): void => undefined;
      const tooLate = new Promise<never>((_, reject) => {
        tell = () => reject(new Refusal('restarting'));
      });
      waiting.add(tell);
      return Promise.race([underway.track(work()), tooLate]).finally(() => waiting.delete(tell));
    },
    tellThoseWhoWait() {
      late.abort();
      for (const tell of waiting) tell();
    },
    settled: underway.settled,
  };
}

/** Work that is under way, whoever waits for it. */
export interface Underway {
  /** Remembers it until it is done, whatever comes of it. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves once nothing is under way. */
  settled(): Promise<void>;
}

/** Nothing is under way yet. */
export function createUnderway(): Underway {
  const running = new Set<Promise<unknown>>();
  return {
    track(work) {
      const done = () => void running.delete(work);
      running.add(work);
      work.then(done, done);
      return work;
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
