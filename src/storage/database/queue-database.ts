import { type ConstructorOptions, fromPglite } from 'pg-boss';
import type { QueueBackend } from './database.ts';

/** Where pg-boss works: on the same database, over connections of its own. */
export function queueDatabase(backend: QueueBackend): ConstructorOptions {
  if (backend.kind === 'embedded') {
    return { db: fromPglite(backend.pglite), backend: 'pglite' };
  }
  const { pool, listener } = backend;
  return {
    db: {
      executeSql: (text, values) => pool.query(text, values),
      async listen(channel, heard, back) {
        const handle = await listener.listen({ channel, heard, back });
        back();
        return handle;
      },
    },
  };
}
