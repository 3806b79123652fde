import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createPostgresDatabase } from '../../../test/support/databases.ts';
import {
  type DatabaseLine,
  startDatabaseLine,
} from '../../../test/support/faults/database-line.ts';
import { listenToStatements, type Statements } from '../../../test/support/statements.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import { createLog } from '../../log.ts';
import type { Database } from '../database/database.ts';
import { openPostgres } from '../database/postgres.ts';
import { verifyChain } from '../protection/audit-store.ts';

const AT_ONCE = 8;
const SLOW_MILLISECONDS = 5;

describe.skipIf(inject('postgres') === null)('eight who record at once, on a slow line', () => {
  let made: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let line: DatabaseLine;
  let database: Database;
  let world: World;
  let statements: Statements;

  beforeAll(async () => {
    statements = listenToStatements();
    made = await createPostgresDatabase();
    line = await startDatabaseLine(made.url);
    database = openPostgres(line.url, createLog('silent'));
    world = await createWorld(database);
    const record = () => world.submit('liaison-officer', 'signal.raise', signalForm());
    await Promise.all(Array.from({ length: AT_ONCE }, record));
    line.delay(SLOW_MILLISECONDS);
  });
  afterAll(async () => {
    statements.end();
    await database.close();
    await line.close();
    await made.drop();
  });

  it('wait for each other at the last statement alone, which is all that is left but the commit', async () => {
    const form = () => world.submit('liaison-officer', 'signal.raise', signalForm());
    const asked = await statements.of(() => Promise.all(Array.from({ length: AT_ONCE }, form)));
    const at = (part: string) => asked.flatMap((sql, index) => (sql.includes(part) ? [index] : []));
    const numbered = at('INSERT INTO counter');
    expect(numbered).toHaveLength(AT_ONCE);
    // Nobody is kept from anything else by who has a number: all come so far before the second one is let go on.
    const [, second = 0] = at('COMMIT');
    for (const before of ['business_key', 'protected_text', 'INTO reminder', 'INTO delivery'])
      expect(at(before).filter((index) => index < second)).toHaveLength(AT_ONCE);
  });

  it('leave references without a gap, and a whole chain', async () => {
    const rows = await database.prisma.signal.findMany({ orderBy: { reference: 'asc' } });
    expect(rows.map(({ reference }) => Number(reference.slice(-4)))).toEqual(
      rows.map((_, index) => index + 1),
    );
    const { id } = world.presence('liaison-officer').partnership;
    expect(await verifyChain(database.prisma, id)).toMatchObject({ intact: true });
  });
});
