import { type DestinationStream, type Logger, pino } from 'pino';

/** Structured logs: ids, codes and counts. Never text that somebody typed, never a name. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/**
 * @param level a pino level; `silent` for none.
 * @param destination where lines go; the standard output unless told.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}

/** What kind of fault it was: all that a log may say of it, since its message may hold what somebody typed. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
