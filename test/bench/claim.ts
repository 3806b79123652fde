import type pg from 'pg';
import type { World } from '../support/world.ts';
import { openBenchWorld } from './measure/bench-world.ts';
import { report } from './measure/report.ts';
import { type Compared, compare, takeHere, times } from './measure/rounds.ts';

const DUE = [1_000, 1_000_000];
const PER_ROUND = 20;
const KINDS = ['signal'];
const FILL = `INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, due_at, state)
  SELECT gen_random_uuid(), p.id, 'signal', gen_random_uuid(), 'step', 'due',
    timestamptz '2025-01-01' + n * interval '1 second', 'planned'
  FROM partnership p, generate_series(1, $1::int) n`;
const CLAIM = `SELECT partnership_id, kind, record_id FROM reminder WHERE state = 'planned' AND due_at <= $1
  ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** What claiming the reminder that waited longest costs among few and among a million, beside one prepared statement. */
export async function benchClaim(): Promise<number> {
  const bench = await openBenchWorld();
  const { world, plain, serverCpu } = bench;
  try {
    const compared: Compared[] = [];
    for (const due of DUE) {
      await plain.query('TRUNCATE reminder');
      await plain.query(FILL, [due]);
      await plain.query('VACUUM ANALYZE reminder');
      const round = (work: () => Promise<unknown>) => () =>
        takeHere(PER_ROUND, () => times(PER_ROUND, work), serverCpu);
      compared.push(
        await compare(
          `claiming among ${due.toLocaleString('en')}`,
          { name: 'prepared statement', round: round(() => claimPlain(plain)) },
          { name: 'Tandem', round: round(() => claim(world)) },
        ),
      );
    }
    report('claim', compared);
    return 0;
  } finally {
    await bench.close();
  }
}

async function claimPlain(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  const { rows } = await client.query({ name: 'claim', text: CLAIM, values: [new Date()] });
  if (rows.length === 0) throw new Error('Nothing is due.');
  await client.query('COMMIT');
}

async function claim({ unitOfWork, clock, directory }: World): Promise<void> {
  const partnerships = directory.partnerships().map(({ id }) => id);
  const known = { kinds: KINDS, partnerships, unknown: new Set<string>() };
  const found = await unitOfWork.transaction(({ reminders }) =>
    reminders.claimDue(clock.now(), [], known),
  );
  if (found.length === 0) throw new Error('Nothing is due.');
}
