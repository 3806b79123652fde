/**
 * `npm run torture -- [--kills 100] [--seed 1] [--blind] [--careless]`, and `npm run torture -- --upgrade
 * [--kills 100] [--seed 1] [--settling]`: need PostgreSQL, at `TORTURE_DATABASE_URL`.
 */
import '../../src/temporal.ts';
import { randomInt, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { seeded } from '../support/seeded.ts';
import { type TortureOptions, torturePushes } from './push-torture.ts';
import { tortureUpgrade } from './upgrade/upgrade-torture.ts';

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
    /** Two processes at once, of which one is older. */
    upgrade: { type: 'boolean', default: false },
    /** As its control: the older one settles what it does not know. */
    settling: { type: 'boolean', default: false },
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
  const common = {
    url: url.toString(),
    kills: Number(values.kills),
    random: seeded(Number(values.seed)),
    say: (line: string) => console.log(line),
  };
  const faults = values.upgrade ? await upgrade(common) : await push(common);
  process.exitCode = faults === 0 ? 0 : 1;
} finally {
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}

type Common = Pick<TortureOptions, 'url' | 'kills' | 'random'> & { say(line: string): void };

/** @returns how much went wrong. */
async function push(common: Common): Promise<number> {
  const { lost, doubled, altered } = await torturePushes({
    ...common,
    blind: values.blind,
    human: values.careless ? 'careless' : 'looks',
    stormyPosts: values.careless ? CARELESS_STORM : 0,
  });
  return lost + doubled + altered;
}

async function upgrade(common: Common): Promise<number> {
  const { lost, doubled, altered, falselySent, early } = await tortureUpgrade({
    ...common,
    settling: values.settling,
  });
  return lost + doubled + altered + falselySent + early;
}
