import { type Logger, pino } from 'pino';

/** Structured logs: ids, codes and counts. Never text that somebody typed, never a name. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** @param level a pino level; `silent` for none. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
