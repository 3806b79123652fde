import type pg from 'pg';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { largeFile } from '../support/size/large-file.ts';
import { openBenchWorld } from './measure/bench-world.ts';
import { insertRows, type RowsOf, readRows } from './measure/copy-rows.ts';
import { report } from './measure/report.ts';
import { compare, takeHere } from './measure/rounds.ts';

/** In the order in which they refer to each other. */
const TABLES = ['partnership', 'organisation', 'member', 'account', 'conversation', 'channel'];
const EMPTY = `TRUNCATE ${TABLES.join(', ')} CASCADE`;

/** What taking in 1,000 members and 500 channels costs, beside the same rows in one statement a table. */
export async function benchImport(): Promise<number> {
  const bench = await openBenchWorld();
  const { world, plain, serverCpu } = bench;
  try {
    const file = largeFile();
    const ours = async () => {
      await plain.query(EMPTY);
      return takeHere(
        1,
        () => registerWriter(world.database).apply(file, world.clock.now()),
        serverCpu,
      );
    };
    await ours();
    const rows: RowsOf[] = [];
    for (const table of TABLES) rows.push(await readRows(plain, table, 'true', []));
    const yardstick = async () => {
      await plain.query(EMPTY);
      return takeHere(1, () => insertAll(plain, rows), serverCpu);
    };
    const what = 'import of 1,000 members and 500 channels';
    const compared = await compare(
      what,
      { name: 'prepared transaction', round: yardstick },
      { name: 'Tandem', round: ours },
    );
    report('import', [compared]);
    return 0;
  } finally {
    await bench.close();
  }
}

async function insertAll(client: pg.Client, rows: readonly RowsOf[]): Promise<void> {
  await client.query('BEGIN');
  for (const one of rows) await insertRows(client, one);
  await client.query('COMMIT');
}
