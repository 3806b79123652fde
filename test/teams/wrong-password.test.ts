import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTandem, type Tandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import { installation } from '../support/teams/teams-requests.ts';

const LONG = { timeout: 15_000 };

describe.skipIf(inject('postgres') === null)('a wrong password for Teams', () => {
  let app: TeamsApp;
  let next: Tandem | undefined;
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let place: Record<string, string>;

  beforeAll(async () => {
    database = await createPostgresDatabase();
    place = { DATABASE_URL: database.url, TANDEM_MASTER_KEYS: newKeyText('k1') };
    app = await startTeamsApp({ settings: { ...place, TEAMS_APP_PASSWORD: 'wrong' } });
  });
  afterAll(async () => {
    await next?.stop();
    await app.stop();
    await database.drop();
  });

  it('parks what is owed and says so, and it goes out after a start with the right one', async () => {
    const { tandem, teams } = app;
    const where = { id: teams.channel, type: 'channel' } as const;
    await app.transport(installation(teams, { key: 'liaison-officer', where }, 'add'));
    const { prisma } = tandem.core.database;
    await expect.poll(() => prisma.conversationReference.count(), LONG).toBeGreaterThan(0);
    const { tenant, object: user } = teams.person('liaison-officer');
    const command = (text: string) =>
      tandem.core.dispatch({
        ...{ kind: 'command', name: 'tandem', text, id: randomUUID() },
        ...{ actor: { platform: 'teams', tenant, user }, conversation: undefined },
        locale: undefined,
      });
    await tandem.core.dispatch({
      ...{ kind: 'submission', action: 'signal.raise', id: randomUUID(), key: randomUUID() },
      ...{ actor: { platform: 'teams', tenant, user }, conversation: undefined },
      ...{ locale: undefined, about: undefined },
      values: { facts: 'Leaflets.', categories: ['care'], urgency: 'normal' },
    });
    const parked = () =>
      prisma.delivery.findMany({
        where: { card: 'signal.card', state: 'parked', conversation: { platform: 'teams' } },
      });
    const reasons = async () => (await parked()).map(({ reason }) => reason);
    await expect.poll(reasons, LONG).toEqual(['login_invalid_client']);
    const status = JSON.stringify(await command('status'));
    expect(status).toContain("Microsoft does not take Tandem's app id or password");
    expect(status).toContain('its token is not taken (login_invalid_client)');

    await tandem.stop();
    const settings = { ...place, ...teams.settings, PORT: '0' };
    next = await startTandem(readConfig(settings), createLog('silent'));
    await expect.poll(() => teams.messages().length, LONG).toBeGreaterThan(0);
    const waits = { state: 'parked', mendedBy: 'login' };
    expect(await next.core.database.prisma.delivery.count({ where: waits })).toBe(0);
  });
});
