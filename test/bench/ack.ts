import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { newFolder } from '../support/process.ts';
import { SIGNING_SECRET } from '../support/slack/slack-requests.ts';
import { type FakeApi, startFakeApi } from './apps/fake-api.ts';
import { latencies, sendCommands } from './load.ts';
import { cpuOf, idleOf } from './measure/child-cpu.ts';
import { report } from './measure/report.ts';
import { compare, ROUNDS, type Side } from './measure/rounds.ts';
import { createDatabase, startApp } from './surroundings.ts';

const PER_SECOND = 100;
const HELD_SECONDS = 5;
/** No acknowledgement may take longer, whatever the database does. */
const LONGEST_MILLISECONDS = 1_000;
/** Of the CPU of the bare app; what is aimed at. */
const AIM = 1.2;
const [BARE, OURS] = ['xoxb-bare', 'xoxb-bench'];

/**
 * What `/signal` costs until its form stands open, beside a bare Bolt app that acknowledges and opens the same form.
 *
 * @returns 1 if an acknowledgement failed, or came too late while the database was held up.
 */
export async function benchAck({ seconds }: { readonly seconds: number }): Promise<number> {
  const api = await startFakeApi();
  const database = await createDatabase();
  const slack = { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: api.url };
  const bare = await startApp('bare-app.ts', slack);
  const tandem = await startApp('tandem-app.ts', {
    ...slack,
    DATABASE_URL: database.url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    DATA_DIR: newFolder(),
    SLACK_BOT_TOKEN: OURS,
    LOG_LEVEL: 'silent',
  });
  try {
    const url = `${api.url.replace('/api/', '')}/response_url`;
    const send = (port: number, lasts: number) => sendCommands(port, PER_SECOND, lasts, url);
    await send(tandem.port, 1);
    bare.process.send({ view: api.view() });
    const lasts = Math.max(1, seconds / (2 * (ROUNDS + 1)));
    const side = async (name: string, app: typeof bare, token: string): Promise<Side> => {
      const idle = await idleOf(app.process);
      return commandsTo({ name, app, idle, token, api, send: () => send(app.port, lasts) });
    };
    const compared = await compare(
      '/signal',
      await side('bare Bolt', bare, BARE),
      await side('Tandem', tandem, OURS),
    );
    const calls = { bare: countsOf(api, BARE), tandem: countsOf(api, OURS) };
    report('ack', [compared], { aim: AIM, calls });
    tandem.process.send({ hold: HELD_SECONDS });
    const held = latencies(await send(tandem.port, HELD_SECONDS));
    console.log(`Calls of Slack: ${JSON.stringify(calls)}.`);
    console.log(
      `Slowest while the pool is held: ${held.most.toFixed(0)} ms (at most ${LONGEST_MILLISECONDS}).`,
    );
    return held.failed > 0 || held.most > LONGEST_MILLISECONDS ? 1 : 0;
  } finally {
    for (const app of [bare, tandem]) await end(app.process);
    api.stop();
    await database.drop();
  }
}

interface Commanded {
  readonly name: string;
  readonly app: { readonly process: ChildProcess };
  readonly idle: number;
  readonly token: string;
  readonly api: FakeApi;
  readonly send: () => Promise<readonly { readonly status: number }[]>;
}

/** Until each form stands open: acknowledging is the smaller part of it. */
function commandsTo({ name, app, idle, token, api, send }: Commanded): Side {
  const opened = () => api.calls(token).get('views.open') ?? 0;
  return {
    name,
    async round() {
      const [cpu, wall, before] = [await cpuOf(app.process), performance.now(), opened()];
      const answers = await send();
      if (answers.some(({ status }) => status !== 200)) throw new Error(`${name} refused some.`);
      while (opened() < before + answers.length) await wait(10);
      const took = performance.now() - wall;
      const all = (await cpuOf(app.process)) - cpu;
      return { operations: answers.length, cpu: all - idle * took, wall: took };
    },
  };
}

function countsOf(api: FakeApi, token: string): Record<string, number> {
  return Object.fromEntries(api.calls(token));
}

async function end(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}
