/** `npm run torture -- [--kills 100] [--seed 1] [--blind] [--careless]`: needs PostgreSQL, at `TORTURE_DATABASE_URL`. */
import '../../src/temporal.ts';
import { randomInt, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { seeded } from '../support/seeded.ts';
import { torturePushes } from './push-torture.ts';

const SERVER = 'postgresql://postgres@127.0.0.1:5432/postgres';
/** Posts that mostly get lost, or their answers. */
const CARELESS_STORM = 30;
const LARGEST_SEED = 2 ** 31;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(randomInt(LARGEST_SEED)) },
    /** As a control: repeats what nobody knows about. */
    blind: { type: 'boolean', default: false },
    /** As another: whoever is asked does not look whether it is there. */
    careless: { type: 'boolean', default: false },
  },
});
const server = process.env['TORTURE_DATABASE_URL'] ?? SERVER;
const name = `tandem_torture_${randomUUID().replaceAll('-', '')}`;
await onServer(`CREATE DATABASE ${name}`);
try {
  console.log(
    `Seed ${values.seed}: it decides what happens to which post, not what falls together.`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  const { lost, doubled, altered } = await torturePushes({
    url: url.toString(),
    kills: Number(values.kills),
    blind: values.blind,
    human: values.careless ? 'careless' : 'looks',
    stormyPosts: values.careless ? CARELESS_STORM : 0,
    random: seeded(Number(values.seed)),
    say: (line) => console.log(line),
  });
  process.exitCode = lost + doubled + altered === 0 ? 0 : 1;
} finally {
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
