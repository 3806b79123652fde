import { errorName, type Log } from '../../../log.ts';

/** Begins work that nobody waits for. */
export type Background = (work: () => Promise<void>) => void;

/** Work that goes on after Teams was answered. `settled` waits for all that was begun. */
export function createBackground(log: Log): { begin: Background; settled(): Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    begin(work) {
      const task = work()
        .catch((error: unknown) => {
          log.error({ platform: 'teams', error: errorName(error) }, 'activity failed');
        })
        .finally(() => running.delete(task));
      running.add(task);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
