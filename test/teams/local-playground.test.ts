import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTandem, type Tandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { exampleFile } from '../support/example.ts';
import { filledFolder } from '../support/process.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../support/teams/emulated-teams.ts';
import { onTeams, register } from '../support/teams/teams-app.ts';
import { type Sent, slash, task } from '../support/teams/teams-requests.ts';

const OFFICER = { key: 'liaison-officer' };

describe("Teams' playground", () => {
  let teams: EmulatedTeams;
  let tandem: Tandem;

  beforeAll(async () => {
    teams = await startEmulatedTeams();
    const settings = { DATA_DIR: filledFolder(), PORT: '0', TEAMS_PLAYGROUND: 'on' };
    tandem = await startTandem(readConfig(settings), createLog('silent'));
    await register(tandem, onTeams(teams, exampleFile()));
  });
  afterAll(async () => {
    await tandem.stop();
    await teams.stop();
  });

  const post = (sent: Sent, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${tandem.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(sent),
    });
  /** The roster of the emulated connector wants a token, so somebody writes to Tandem alone. */
  const fetches = () =>
    task(teams, { ...OFFICER, where: 'personal' }, 'task/fetch', {
      action: 'command-again',
      value: 'signal',
    });

  it('takes what comes from this machine without a token', async () => {
    const answer = await post(fetches());
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('What was seen or heard');
  });

  it('takes nothing from a page in a browser, nor for a connector elsewhere', async () => {
    const page = { origin: 'https://example.org' };
    expect((await post(slash(teams, OFFICER, 'signal'), page)).status).toBe(403);
    const elsewhere = { ...slash(teams, OFFICER, 'signal'), serviceUrl: 'https://example.org/' };
    expect((await post(elsewhere)).status).toBe(403);
    const real = 'https://smba.trafficmanager.net/emea/';
    expect((await post({ ...elsewhere, serviceUrl: real })).status).toBe(403);
  });

  it('takes nothing that came through a tunnel, or under a name bent to this machine', async () => {
    const forwarded = { 'x-forwarded-for': '192.0.2.1' };
    expect((await post(fetches(), forwarded)).status).toBe(403);
    const status = await new Promise((resolve, reject) => {
      const sent = request(
        `http://127.0.0.1:${tandem.port}/api/messages`,
        { method: 'POST', headers: { host: 'tandem.example.org' } },
        (response) => resolve(response.resume().statusCode),
      );
      sent.on('error', reject).end();
    });
    expect(status).toBe(403);
  });

  it('refuses a live partnership', async () => {
    const { database, directory } = tandem.core;
    await database.prisma.partnership.updateMany({ data: { live: true } });
    await directory.refresh();
    const said = await (await post(fetches())).text();
    expect(said).toContain('Havenstad is live. The playground works for exercises only');
  });
});
