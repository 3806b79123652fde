import { type ConstructorOptions, fromPglite } from 'pg-boss';
import type { QueueBackend } from './database.ts';

const QUEUE_POOL_SIZE = 4;

/** Where pg-boss works: on the same database, over connections of its own. */
export function queueDatabase(backend: QueueBackend): ConstructorOptions {
  return backend.kind === 'embedded'
    ? { db: fromPglite(backend.pglite), backend: 'pglite' }
    : { connectionString: backend.connectionString, max: QUEUE_POOL_SIZE };
}
