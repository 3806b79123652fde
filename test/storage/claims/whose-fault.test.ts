import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { CannotRecord } from '../../../src/ports/cannot-record.ts';
import { OutcomeUnknown } from '../../../src/ports/outcome-unknown.ts';
import { type Database, type Tx, transaction } from '../../../src/storage/database/database.ts';
import { openPostgres } from '../../../src/storage/database/postgres.ts';
import { isDatabaseFault } from '../../../src/storage/whose-fault.ts';
import { openPostgresForTest } from '../../support/databases.ts';

const ADMIN = inject('postgres')?.url ?? '';
const raising = (sqlState: string) =>
  `DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${sqlState}'; END $$`;

describe.skipIf(inject('postgres') === null)('a fault of the database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPostgresForTest();
  });
  afterAll(() => database.close());

  const thrownBy = (work: (tx: Tx) => Promise<unknown>, on = database) =>
    transaction(on, work).then(
      () => expect.unreachable(),
      (error: unknown) => error,
    );
  /** Its connection breaks while it is under way. */
  const broken = async (tx: Tx) => {
    const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await database.prisma.$queryRaw`SELECT pg_terminate_backend(${row?.pid}::int)`;
  };
  const unreachable = (tx: Tx) => tx.reminder.findFirst();

  it.for([
    ...['40001', '40P01', '53200', '53300', '55P03', '57014', '57P01', '58030', '08006'],
    ...['25P03', 'XX000', '25006', '53100'],
  ])('is told by its code, %s', async (sqlState) => {
    expect(isDatabaseFault(await thrownBy((tx) => tx.$executeRawUnsafe(raising(sqlState))))).toBe(
      true,
    );
    const asked = database.pooled.query(raising(sqlState));
    expect(isDatabaseFault(await asked.catch((error: unknown) => error))).toBe(true);
  });

  it('is told where a connection breaks', async () => {
    const asks = [unreachable, (tx: Tx) => tx.$queryRaw`SELECT 1`, broken];
    for (const ask of asks)
      expect(
        isDatabaseFault(
          await thrownBy(async (tx) => {
            await broken(tx);
            await ask(tx);
          }),
        ),
      ).toBe(true);
  });

  it('is told where none can be made', async () => {
    const away = new URL(ADMIN);
    away.port = '1';
    const gone = new URL(ADMIN);
    gone.pathname = '/no_such_database';
    for (const { href } of [away, gone]) {
      const other = openPostgres(href, createLog('silent'));
      expect(isDatabaseFault(await thrownBy(unreachable, other))).toBe(true);
      const asked = other.pooled.query('SELECT 1').catch((error: unknown) => error);
      expect(isDatabaseFault(await asked)).toBe(true);
      await other.close();
    }
  });

  it('is no fault of what is asked', async () => {
    for (const sqlState of ['22012', '23505', '42703', '54001', 'P0001'])
      expect(isDatabaseFault(await thrownBy((tx) => tx.$executeRawUnsafe(raising(sqlState))))).toBe(
        false,
      );
    for (const error of [new TypeError('of undefined'), new Error('timeout'), 'no', undefined])
      expect(isDatabaseFault(error)).toBe(false);
    expect(isDatabaseFault(new OutcomeUnknown(undefined))).toBe(true);
    expect(isDatabaseFault(new CannotRecord('disk_full', undefined))).toBe(true);
  });
});
