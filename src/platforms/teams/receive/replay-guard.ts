import { BoundedMap } from '../../shared/bounded-map.ts';

/**
 * What was done lately, by key. Teams may send an activity again while the first is still in hand:
 * it is done once, and whoever sent it again gets the same answer.
 *
 * @param most keys; the oldest is forgotten.
 * @param milliseconds for which an answer is kept; after that, nothing is answered.
 */
export function createReplayGuard<T>(
  most: number,
  milliseconds: number,
): { once(key: string, work: () => Promise<T>): Promise<T | undefined> } {
  const done = new BoundedMap<string, Promise<T> | undefined>(most);
  return {
    async once(key, work) {
      if (done.has(key)) return done.get(key);
      const result = work();
      done.set(key, result);
      result.then(
        () => setTimeout(() => done.has(key) && done.set(key, undefined), milliseconds).unref(),
        // What failed may be tried again.
        () => done.delete(key),
      );
      return result;
    },
  };
}
