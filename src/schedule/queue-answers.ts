import type { ConstructorOptions } from 'pg-boss';
import { type HealthCheck, NotReady } from '../ports/health.ts';

/** The queue asks for work every half minute by itself; if two of those in a row have no answer it stands. */
const STANDING_MILLISECONDS = 75_000;

/**
 * Notes when the database last answered the queue.
 *
 * @returns the same database for it, and what fails while the queue stands: another replica's may go on.
 */
export function watchAnswers({ db, ...rest }: ConstructorOptions): {
  readonly database: ConstructorOptions;
  readonly check: HealthCheck['check'];
} {
  let answeredAt = performance.now();
  const check = async () => {
    const silentFor = performance.now() - answeredAt;
    if (silentFor < STANDING_MILLISECONDS) return;
    throw new NotReady(`has not had an answer for ${Math.round(silentFor / 1_000)} s`);
  };
  if (!db) return { database: rest, check };
  const watched: typeof db = {
    ...db,
    async executeSql(text, values) {
      const answer = await db.executeSql(text, values);
      answeredAt = performance.now();
      return answer;
    },
  };
  return { database: { ...rest, db: watched }, check };
}
