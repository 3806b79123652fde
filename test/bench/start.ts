import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { newFolder } from '../support/process.ts';
import { describe, said, tellJson } from './measure/report.ts';
import { ROUNDS, spread } from './measure/rounds.ts';
import { createDatabase } from './surroundings.ts';

/** As `npm start` does. */
const MAIN = ['--max-semi-space-size=4', path('../../src/main.ts')];
/** Another Node than the one that runs this, to compare with. */
const NODE = process.env['START_NODE'] ?? process.execPath;
const READY = /Ready after|\{"port"/;
const MILLISECONDS_PER_JIFFY = 10;
const NOWHERE = 'http://127.0.0.1:9';
const ID = '6f9619ff-8b86-d011-b42d-00c04fc964ff';
const TEAMS = { TEAMS_APP_ID: ID, TEAMS_APP_PASSWORD: 'x', TEAMS_TENANT_ID: ID };
const SLACK = {
  SLACK_SIGNING_SECRET: 'secret',
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_API_URL: `${NOWHERE}/api/`,
};

const YARDSTICK = 'bare Bolt app';

interface Start {
  readonly name: string;
  /** What Node is given. */
  readonly words: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

/** Of a process that is ready: milliseconds of CPU (user and system) until then, and megabytes of memory. */
interface Cost {
  readonly cpu: number;
  readonly resident: number;
}

/** What each configuration costs to start, beside an empty Node and a bare Bolt app; by turns. */
export async function benchStart(): Promise<number> {
  const { url, drop } = await createDatabase();
  const embedded = newFolder();
  const server = { DATABASE_URL: url, TANDEM_MASTER_KEYS: newKeyText('k1') };
  const bolt = `import(${JSON.stringify(import.meta.resolve('./apps/bare-app.ts'))})`;
  const starts: Start[] = [
    {
      name: "node -e ''",
      words: ['-e', "console.log('Ready after'); setInterval(Object, 1e6)"],
      settings: {},
    },
    { name: YARDSTICK, words: ['-e', `${SAY_PORT}${bolt}`], settings: SLACK },
    { name: 'Slack, PostgreSQL', words: MAIN, settings: { ...server, ...SLACK } },
    { name: 'Slack, Teams, PostgreSQL', words: MAIN, settings: { ...server, ...SLACK, ...TEAMS } },
    { name: 'practice room, embedded', words: MAIN, settings: { DATA_DIR: embedded } },
  ];
  const costs = new Map(starts.map(({ name }) => [name, [] as Cost[]]));
  try {
    // The first of each fills the compile cache and the databases.
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const start of starts) {
        const cost = await costOf(start);
        if (round > 0) costs.get(start.name)?.push(cost);
      }
  } finally {
    await drop();
    rmSync(embedded, { recursive: true });
  }
  report(costs);
  return 0;
}

/** The bare app tells its port to whoever forked it. */
const SAY_PORT = 'process.send = (said) => console.log(JSON.stringify(said));';

async function costOf({ words, settings }: Start): Promise<Cost> {
  const env = { PATH: process.env['PATH'], PORT: '0', ...settings };
  const child = spawn(NODE, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let said = '';
  const cost = await new Promise<Cost>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (READY.test(said)) resolve(measure(child.pid));
    });
    child.once('exit', () => reject(new Error(`It ended: ${said}`)));
  });
  child.kill('SIGTERM');
  await ended;
  return cost;
}

/** As Linux counts. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function measure(pid: number | undefined): Cost {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  const jiffies = Number(fields[11]) + Number(fields[12]);
  return { cpu: jiffies * MILLISECONDS_PER_JIFFY, resident: kilobytes / 1_024 };
}

function report(costs: ReadonlyMap<string, readonly Cost[]>): void {
  const yardstick = costs.get(YARDSTICK) ?? [];
  const taken = [...costs].map(([name, of]) => ({
    name,
    cpu: spread(of.map(({ cpu }) => cpu)),
    resident: spread(of.map(({ resident }) => resident)),
    cpuRatio: spread(of.map(({ cpu }, round) => cpu / (yardstick[round]?.cpu ?? Number.NaN))),
  }));
  console.log(describe());
  console.log(
    `Medians of ${ROUNDS} starts each, by turns, with least and most; and by the ${YARDSTICK}.`,
  );
  const row = ({ cpu, resident, cpuRatio }: (typeof taken)[number]) => {
    return { 'CPU ratio': said(cpuRatio), 'CPU ms': said(cpu), 'resident MB': said(resident) };
  };
  console.table(Object.fromEntries(taken.map((one) => [one.name, row(one)])));
  tellJson('start', { rounds: ROUNDS, yardstick: YARDSTICK, taken });
}

function path(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
