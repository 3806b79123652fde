import type { JobRequest } from './jobs.ts';

/** Runs one SQL statement; on whatever connection or transaction it was made of. */
export interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * Work for later. A nudge carries an id and nothing else; doing it twice must do no harm.
 * Nudges for the same id that nobody has begun yet are one.
 */
export interface JobQueue {
  /** All in one statement. In a transaction it waits for whoever nudges the same: best after the commit. */
  nudge(conversationIds: readonly string[], inside: SqlExecutor): Promise<void>;
}

/** Takes plain jobs, which the queue itself repeats until they are done or dead. */
export interface PlainJobQueue {
  /**
   * Inside the caller's transaction, if the executor is one.
   *
   * @throws Error if no job of this name is declared.
   */
  enqueue(request: JobRequest, inside: SqlExecutor): Promise<void>;
}
