import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { newFolder } from '../support/process.ts';
import { SIGNING_SECRET } from '../support/slack/slack-requests.ts';
import { type Answer, type Latencies, latencies, sendCommands } from './load.ts';
import { createDatabase, startApp } from './surroundings.ts';

const PER_SECOND = 100;
const WARM_UP_SECONDS = 5;
const SLICE_SECONDS = 5;
const HELD_SECONDS = 5;
/** No acknowledgement may take longer, whatever the database does. */
const LONGEST_MILLISECONDS = 1_000;
/** Of the p99 of the bare app; what is aimed at. */
const AIM = 3;

/**
 * How soon `/signal` is acknowledged, beside a bare Bolt app with an empty handler.
 *
 * @returns 1 if an acknowledgement came too late while the database was held up.
 */
export async function benchAck(seconds: number): Promise<number> {
  const api = await startFakeApi();
  const database = await createDatabase();
  const bare = await startApp('bare-app.ts', { SLACK_SIGNING_SECRET: SIGNING_SECRET });
  const tandem = await startApp('tandem-app.ts', {
    DATABASE_URL: database.url,
    TANDEM_MASTER_KEYS: newKeyText('k1'),
    DATA_DIR: newFolder(),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_API_URL: api.url,
    LOG_LEVEL: 'silent',
  });
  try {
    console.log(
      `${PER_SECOND} signed /signal a second for ${seconds} s each; ${cpus().length} processors`,
    );
    const url = `${api.url.replace('/api/', '')}/response_url`;
    const run = (port: number, lasts: number) => sendCommands(port, PER_SECOND, lasts, url);
    for (const { port } of [bare, tandem]) await run(port, WARM_UP_SECONDS);
    const slices = await inTurns(
      seconds,
      (port, lasts) => run(port, lasts),
      bare.port,
      tandem.port,
    );
    tandem.process.send({ hold: HELD_SECONDS });
    const held = latencies(await run(tandem.port, HELD_SECONDS));
    const first = latencies(slices.bare.flat());
    const ours = latencies(slices.tandem.flat());
    report([
      ['bare Bolt app', first],
      ['Tandem', ours],
      [`Tandem, pool held for ${HELD_SECONDS} s`, held],
    ]);
    const ratio = middleP99(slices.tandem) / middleP99(slices.bare);
    console.log(
      `Of the middle slice, p99 is ${ratio.toFixed(1)} times the bare app's (aim: at most ${AIM}).`,
    );
    const slow = held.most > LONGEST_MILLISECONDS;
    console.log(
      `Slowest while held up: ${held.most.toFixed(0)} ms (at most ${LONGEST_MILLISECONDS}).`,
    );
    return slow || [first, ours, held].some(({ failed }) => failed > 0) ? 1 : 0;
  } finally {
    bare.process.kill();
    tandem.process.kill();
    await Promise.all([once(bare.process, 'exit'), once(tandem.process, 'exit')]);
    api.server.closeAllConnections();
    api.server.close();
    await database.drop();
  }
}

/** By turns, a slice each: what else the machine does hits both. */
async function inTurns(
  seconds: number,
  run: (port: number, lasts: number) => Promise<Answer[]>,
  bare: number,
  tandem: number,
): Promise<{ bare: Answer[][]; tandem: Answer[][] }> {
  const slices: { bare: Answer[][]; tandem: Answer[][] } = { bare: [], tandem: [] };
  for (let done = 0; done < seconds; done += SLICE_SECONDS) {
    const lasts = Math.min(SLICE_SECONDS, seconds - done);
    slices.bare.push(await run(bare, lasts));
    slices.tandem.push(await run(tandem, lasts));
  }
  return slices;
}

function middleP99(slices: readonly Answer[][]): number {
  const sorted = slices.map((slice) => latencies(slice).p99).toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function report(rows: readonly (readonly [string, Latencies])[]): void {
  console.table(
    Object.fromEntries(
      rows.map(([name, { count, failed, p50, p99, most }]) => [
        name,
        {
          acknowledged: count,
          failed,
          'p50 ms': round(p50),
          'p99 ms': round(p99),
          'slowest ms': round(most),
        },
      ]),
    ),
  );
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/** Says yes to whatever the apps ask of Slack, at once. */
async function startFakeApi(): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"ok":true,"view":{"id":"V0"}}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/`, server };
}
