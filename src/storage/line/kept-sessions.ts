/** Asks in a session of its own. */
type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

const WHICH = 'SELECT pg_backend_pid() AS pid';

/**
 * Finds out whether a session stays one: whether what is between here and the server leaves it the connection that it has,
 * also between transactions. Locks of a session, and whoever listens, need that.
 *
 * A pooler that does not gives two sessions that take turns the same connection, or one of them another one.
 * https://www.pgbouncer.org/features.html
 *
 * @param one @param other two sessions that are open at once.
 */
export async function areKept(one: Ask, other: Ask): Promise<boolean> {
  const seen: unknown[] = [];
  for (const ask of [one, other, one, other]) {
    const [row] = await ask(WHICH);
    seen.push(row?.['pid']);
  }
  const [first, second, firstAgain, secondAgain] = seen;
  return first === firstAgain && second === secondAgain && first !== second;
}
