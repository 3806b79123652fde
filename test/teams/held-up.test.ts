import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { teamsPerson } from '../journeys/teams-driver.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';

const FORM = {
  facts: 'Leaflets lie at the tram stop.',
  categories: ['recruitment'],
  urgency: 'normal',
};

describe.skipIf(inject('postgres') === null)('Teams while PostgreSQL is held up', () => {
  let app: TeamsApp;
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;

  beforeAll(async () => {
    database = await createPostgresDatabase();
    const place = { DATABASE_URL: database.url, TANDEM_MASTER_KEYS: newKeyText('k1') };
    app = await startTeamsApp({ settings: place });
  });
  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  /** Nobody reads or writes a signal until it is let go. */
  async function holdUp(): Promise<() => Promise<void>> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('BEGIN; LOCK TABLE signal IN ACCESS EXCLUSIVE MODE');
    return async () => {
      await client.query('COMMIT');
      await client.end();
    };
  }

  it('keeps a form open that is not recorded yet, with all that was typed, and records it once', async () => {
    const officer = teamsPerson(app.teams, app.transport, 'liaison-officer');
    await officer.types('/signal');
    const letGo = await holdUp();
    const late = await officer.submits(FORM);
    expect(late).toMatchObject({
      kind: 'faults',
      text: expect.stringContaining('Not recorded yet. Please press again'),
    });
    await letGo();
    // What was typed stands in the form that came back.
    expect((await officer.submits({})).text).toContain('is recorded');
    expect(await app.tandem.core.database.prisma.signal.count()).toBe(1);
  });

  it('says of a press that it is not recorded yet, and the second press is the same record', async () => {
    const coordinator = teamsPerson(app.teams, app.transport, 'safety-coordinator');
    const [reference = ''] =
      /S-\d{4}-\d{4}/.exec((await coordinator.types('/signal list')).text) ?? [];
    const cards = async () => (await coordinator.cards()).at(-1)?.text;
    await expect.poll(cards, { timeout: 15_000 }).toContain(reference);
    const letGo = await holdUp();
    const late = await coordinator.presses('Acknowledge', reference);
    expect(late).toMatchObject({
      kind: 'notice',
      text: expect.stringContaining('Not recorded yet. Please press again'),
    });
    await letGo();
    await expect
      .poll(() => app.tandem.core.database.prisma.auditEntry.count({ where: acknowledged }))
      .toBe(1);
    await expect.poll(cards, { timeout: 15_000 }).toContain('Acknowledged by');
    expect(await app.tandem.core.database.prisma.auditEntry.count({ where: acknowledged })).toBe(1);
  });
});

const acknowledged = { action: 'signal.acknowledged' };
