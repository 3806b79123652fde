/** What a connection says that could not be made, and what to do about it. */
const ADVICE: Readonly<Record<string, string>> = {
  '08P01':
    'is behind a pooler that does not take the options of a connection; let it leave them out (PgBouncer: ignore_startup_parameters = options), or lead DATABASE_URL past it',
  '28000': 'does not let this user in; check DATABASE_URL',
  '28P01': 'does not take this password; check DATABASE_URL',
  '3D000': 'has no database of this name; make one, or check DATABASE_URL',
  '53300': 'takes no more connections; let it take more, or run fewer replicas',
  '57P03': 'is starting or stopping; try again in a minute',
};
/** What the system says of a server that it cannot reach. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

/** A connection that broke or came too late, as pg and PGlite say it without any code. */
const BROKEN =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|timeout exceeded when trying to connect|Cannot use a pool after|PGlite is closed)/;
/** The database is not what Tandem can work with. Says in words what is wrong and what to do, a sentence a line. */
export class DatabaseFault extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'DatabaseFault';
  }
}

/** @returns the fault in words; whatever it has none for comes back as it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const advice = ADVICE[code];
  if (advice) return new DatabaseFault([`The database ${advice}.`]);
  // What pg says of a time-out has no code.
  if (!UNREACHABLE.has(code) && !/timeout/i.test(error.message)) return error;
  const word = `The database does not answer (${code || 'timeout'}); check DATABASE_URL and that the server runs.`;
  return new DatabaseFault([word]);
}

/** Whether an error of the driver says that there is no connection, or not any more. */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return BROKEN.test(error.message) || ('code' in error && UNREACHABLE.has(String(error.code)));
}
