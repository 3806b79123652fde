import { createServer, type Server } from 'node:http';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createAuthentication } from '../../src/platforms/teams/receive/authentication.ts';
import { createEndpoint } from '../../src/platforms/teams/receive/endpoint.ts';
import type { HandleActivity } from '../../src/platforms/teams/receive/handle-activity.ts';
import { listenAnywhere } from '../support/slack/emulated-slack.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../support/teams/emulated-teams.ts';
import type { TokenOverrides } from '../support/teams/teams-login.ts';
import { activity, extension, press, type Sent, slash } from '../support/teams/teams-requests.ts';

const OFFICER = { key: 'liaison-officer' };
const CONNECTOR = 'https://api.botframework.com';
/** Of the login, where an app's own tokens come from. */
const LOGIN = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const HOUR = 3_600;

describe("who is let in at Teams' address", () => {
  let teams: EmulatedTeams;
  let server: Server;
  let address: string;
  let accepted = 0;
  const lines: string[] = [];

  beforeAll(async () => {
    // botbuilder prints what it makes of a bad token.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    teams = await startEmulatedTeams();
    const handle: HandleActivity = async (read) => {
      accepted += 1;
      if (read.type === 'invoke' && read.name === 'composeExtension/fetchTask') {
        throw new Error('Quillfeather was at the tram stop');
      }
      return undefined;
    };
    const config = readConfig(teams.settings).teams;
    if (!config) throw new Error('Teams is configured.');
    const log = createLog('trace', { write: (line) => void lines.push(line) });
    const authenticate = createAuthentication(config);
    server = createServer(createEndpoint({ teams: config, authenticate, handle, log }));
    address = `http://127.0.0.1:${await listenAnywhere(server)}/`;
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    server.close();
    await teams.stop();
  });

  async function post(sent: object, authorization: string | undefined) {
    accepted = 0;
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(sent) });
    return { status: response.status, accepted };
  }
  const signed = async (sent: Sent, overrides?: TokenOverrides) =>
    post(sent, `Bearer ${await teams.sign(sent, overrides)}`);
  const claims = () => ({
    serviceurl: teams.serviceUrl,
    iss: CONNECTOR,
    aud: teams.appId,
    exp: Math.floor(Date.now() / 1000) + HOUR,
  });

  it('is what Teams signed for this app', async () => {
    expect(await signed(slash(teams, OFFICER, 'signal'))).toEqual({ status: 200, accepted: 1 });
    const pressed = press(teams, OFFICER, { type: 'Action.Execute', data: { action: 'x' } });
    expect(await signed(pressed)).toEqual({ status: 200, accepted: 1 });
  });

  it.each<[string, TokenOverrides]>([
    ['for another app', { audience: '6f9619ff-8b86-d011-b42d-00c04fc964ff' }],
    ['by somebody else', { issuer: 'https://issuer.example.org' }],
    ['by the login, as the app itself gets it', { issuer: LOGIN, asApp: true }],
    ['with a key that nobody published', { forged: true }],
    ['with a key of another name', { keyId: 'unheard-of' }],
    ['too long ago', { expiresIn: -HOUR }],
    ['for later', { notBefore: HOUR }],
  ])('is not what was signed %s', async (_how, overrides) => {
    expect(await signed(activity(teams, OFFICER), overrides)).toEqual({ status: 401, accepted: 0 });
  });

  it.each<[string, TokenOverrides]>([
    ['for another connector', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }],
    ['for none', { serviceUrl: '' }],
  ])('is not what was signed %s', async (_how, overrides) => {
    const answered = await signed(activity(teams, OFFICER), overrides);
    expect([401, 403]).toContain(answered.status);
    expect(answered.accepted).toBe(0);
  });

  it('is not what was not signed, or signed in a way of its own', async () => {
    const sent = activity(teams, OFFICER);
    const unsigned = new UnsecuredJWT(claims()).encode();
    const shared = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: 'x' })
      .sign(new TextEncoder().encode(teams.password.padEnd(32)));
    const [head = '', body = '', signature = ''] = (await teams.sign(sent)).split('.');
    const other = Buffer.from(JSON.stringify({ ...claims(), exp: 9e9 })).toString('base64url');
    const authorizations = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Bearer x',
      'Bearer x.y.z',
      `Basic ${head}.${body}.${signature}`,
      `Bearer ${unsigned}`,
      `Bearer ${shared}`,
      `Bearer ${head}.${other}.${signature}`,
      `Bearer ${head}.${body}.`,
      `Bearer ${head}.${body}.${signature.slice(2)}AA`,
      `Bearer ${head}.${body}.${signature} more`,
    ];
    for (const authorization of authorizations) {
      expect(await post(sent, authorization), authorization).toEqual({ status: 401, accepted: 0 });
    }
  });

  it.each([
    'https://example.org/',
    'https://smba.trafficmanager.net.example.org/emea/',
    'https://smba.trafficmanager.net@example.org/',
    'http://10.0.0.8:3978/',
    'http://127.0.0.1:9/',
  ])('is not what would be answered at %s, though the token says so too', async (serviceUrl) => {
    const sent = { ...activity(teams, OFFICER), serviceUrl };
    expect(await signed(sent)).toEqual({ status: 403, accepted: 0 });
  });

  it('is not what names no connector, or another channel than Teams', async () => {
    const sent = activity(teams, OFFICER);
    const authorization = `Bearer ${await teams.sign(sent)}`;
    const { serviceUrl: _left, ...without } = sent;
    const others = ['emulator', 'AseChannel', 'webchat', ''];
    const wrong = [without, { ...sent, serviceUrl: '' }, { ...sent, serviceUrl: null }];
    for (const one of [...wrong, ...others.map((channelId) => ({ ...sent, channelId }))]) {
      expect(await post(one, authorization)).toEqual({ status: 400, accepted: 0 });
    }
  });

  it('acts once, though it comes twice, and who asks again is answered the same', async () => {
    const sent = slash(teams, OFFICER, 'signal list');
    expect(await signed(sent)).toEqual({ status: 200, accepted: 1 });
    expect(await signed(sent)).toEqual({ status: 200, accepted: 0 });
    // What was refused is not remembered.
    const next = slash(teams, OFFICER, 'signal list');
    expect(await signed(next, { forged: true })).toEqual({ status: 401, accepted: 0 });
    expect(await signed(next)).toEqual({ status: 200, accepted: 1 });
  });

  it('hears of a fault of ours no more than that there was one', async () => {
    const sent = extension(teams, OFFICER, 'signal.raise~0', 'x');
    const authorization = `Bearer ${await teams.sign(sent)}`;
    const headers = { 'content-type': 'application/json', authorization };
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(sent) });
    expect([response.status, await response.text()]).toEqual([500, '']);
  });

  it('leaves no token and nobody in the log', () => {
    expect(lines.join()).not.toMatch(/eyJ|liaison|Quillfeather/i);
    expect(vi.mocked(console.error).mock.calls.join()).not.toContain('Quillfeather');
    expect(lines.length).toBeGreaterThan(10);
  });
});
