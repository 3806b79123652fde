import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { openPostgres } from '../../src/storage/database/postgres.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { roomPerson } from '../journeys/room-driver.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { FAKETIME, type FakeClock, fakeClock } from '../support/faketime.ts';
import { newFolder, startProcess, type TandemProcess } from '../support/process.ts';
import { SIGNING_SECRET, signed } from '../support/slack/slack-requests.ts';
import { signalForm } from '../support/world.ts';

const SOON = { timeout: 30_000, interval: 100 };
const DAY_SECONDS = 86_400;
/** What a host's clock may be put to, in seconds from what is right. */
const STEPS = [
  { name: 'forward by a day', seconds: DAY_SECONDS },
  { name: 'back by 90 seconds', seconds: -90 },
  { name: 'back by a day', seconds: -DAY_SECONDS },
];

describe.skipIf(FAKETIME === undefined || inject('postgres') === null)(
  'on PostgreSQL, while the clock of the host is put',
  () => {
    let clock: FakeClock;
    let tandem: TandemProcess;
    let database: Database;
    let drop: () => Promise<void> = async () => undefined;

    beforeAll(async () => {
      const made = await createPostgresDatabase();
      drop = made.drop;
      database = openPostgres(made.url, createLog('silent'));
      const DATA_DIR = newFolder();
      clock = await fakeClock(DATA_DIR, '+0');
      tandem = await startProcess({
        ...{ DATA_DIR, DATABASE_URL: made.url, TANDEM_MASTER_KEYS: newKeyText('k1') },
        ...{ PRACTICE_ROOM: 'on', SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: 'xoxb-1' },
        SLACK_API_URL: 'http://127.0.0.1:9/api/',
        ...clock.environment,
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      });
    });
    afterAll(async () => {
      await tandem.kill();
      await database.close();
      await drop();
    });

    it.for(STEPS)('$name, what is due comes, and nothing else', async ({ seconds }) => {
      const officer = roomPerson(`${tandem.address}/api`, 'havenstad/liaison-officer');
      for (const facts of ['Leaflets at the tram stop.', 'A banner at the bridge.']) {
        await officer.types('/signal');
        await officer.submits(signalForm({ facts, urgency: 'urgent' }));
      }
      await clock.set(seconds < 0 ? `${seconds}` : `+${seconds}`);
      await expect.poll(async () => Math.abs((await hostAhead()) - seconds), SOON).toBeLessThan(30);
      const due = await bringOneForward();
      const state = async () =>
        (await database.prisma.reminder.findUniqueOrThrow({ where: { id: due } })).state;
      await expect.poll(state, SOON).toBe('fired');
      const fired = await database.prisma.reminder.findMany({ where: { state: 'fired' } });
      expect(fired.filter(({ dueAt }) => dueAt.getTime() > Date.now())).toEqual([]);
      expect(await slackStatus()).toBe(200);
    });

    /** Seconds by which its host is ahead of ours. */
    async function hostAhead(): Promise<number> {
      const { headers } = await fetch(`http://127.0.0.1:${tandem.port}/healthz`);
      return (Date.parse(headers.get('date') ?? '') - Date.now()) / 1_000;
    }

    async function bringOneForward(): Promise<string> {
      const where = { state: 'planned', occasion: 'due' };
      const { id } = await database.prisma.reminder.findFirstOrThrow({ where });
      await database.prisma.reminder.update({ where: { id }, data: { dueAt: new Date() } });
      return id;
    }

    async function slackStatus(): Promise<number> {
      const body = JSON.stringify({ type: 'url_verification', challenge: randomUUID() });
      const request = signed(body, 'application/json');
      return (await fetch(`http://127.0.0.1:${tandem.port}/slack/events`, request)).status;
    }
  },
);
