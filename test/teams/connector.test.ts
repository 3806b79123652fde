import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, type TeamsConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createConnector } from '../../src/platforms/teams/send/connector.ts';
import { allowedServiceUrl } from '../../src/platforms/teams/send/service-url.ts';
import { listenAnywhere } from '../support/slack/emulated-slack.ts';
import { selfSigned } from '../support/teams/certificate.ts';
import { type EmulatedTeams, startEmulatedTeams } from '../support/teams/emulated-teams.ts';

const MESSAGE = { type: 'message', text: 'One' };

describe('what Tandem sends to the Bot Connector', () => {
  let teams: EmulatedTeams;
  const certificate = selfSigned();

  beforeAll(async () => {
    teams = await startEmulatedTeams({ certificate });
  });
  afterEach(() => {
    for (const kind of ['post', 'update', 'open', 'member', 'token'] as const) teams.fail(kind);
  });
  afterAll(() => teams.stop());

  function config(settings: Readonly<Record<string, string>> = teams.settings): TeamsConfig {
    const read = readConfig(settings).teams;
    if (!read) throw new Error('Teams is not configured.');
    return read;
  }
  const create = (from = config()) => createConnector({ teams: from, log: createLog('silent') });
  const channel = () => ({ serviceUrl: teams.serviceUrl, conversation: teams.channel });

  it('gets one token for many messages that go out at once, and keeps it', async () => {
    const connector = create();
    const before = teams.tokensGiven();
    await Promise.all(Array.from({ length: 5 }, () => connector.post(channel(), MESSAGE)));
    await connector.post(channel(), MESSAGE);
    expect(teams.tokensGiven() - before).toBe(1);
  });

  it('gets another token after one was refused, without trying twice by itself', async () => {
    const connector = create();
    await connector.post(channel(), MESSAGE);
    teams.revokeTokens();
    const before = teams.calls.length;
    await expect(connector.post(channel(), MESSAGE)).rejects.toMatchObject({ status: 401 });
    expect(teams.calls.slice(before).map(({ kind }) => kind)).toEqual(['post']);
    await connector.post(channel(), MESSAGE);
    expect(teams.calls.slice(before).map(({ kind }) => kind)).toEqual(['post', 'token', 'post']);
  });

  it('proves itself with a certificate', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tandem-')), 'teams.pem');
    writeFileSync(file, certificate);
    const { TEAMS_APP_PASSWORD: _none, ...settings } = teams.settings;
    const connector = create(config({ ...settings, TEAMS_APP_CERTIFICATE: file }));
    const { id } = await connector.post(channel(), MESSAGE);
    expect(teams.messages().at(-1)).toMatchObject({ id });
  });

  it('says by a code that the login did not take it, and that nothing was sent', async () => {
    const connector = create(config({ ...teams.settings, TEAMS_APP_PASSWORD: 'wrong' }));
    const before = teams.calls.length;
    await expect(connector.post(channel(), MESSAGE)).rejects.toMatchObject({
      status: -1,
      code: 'login_invalid_client',
    });
    expect(teams.calls.slice(before).map(({ kind }) => kind)).toEqual(['token']);
  });

  it('takes no token into the playground', async () => {
    const from = config({ TEAMS_PLAYGROUND: 'on' });
    const headers: (string | null)[] = [];
    const connector = createConnector({
      teams: from,
      log: createLog('silent'),
      async fetch(_input, init) {
        headers.push(new Headers(init?.headers).get('authorization'));
        return Response.json({ id: '1' });
      },
    });
    await connector.post({ serviceUrl: 'http://localhost:56150', conversation: 'c' }, MESSAGE);
    expect(headers).toEqual([null]);
  });

  it('shows a message to one member alone, and changes and removes it there', async () => {
    const connector = create();
    const { id: user } = teams.person('liaison-officer');
    const targeted = { ...channel(), targeted: true };
    const { id } = await connector.post(targeted, { ...MESSAGE, recipient: { id: user } });
    expect(teams.messages().at(-1)).toMatchObject({ id, only: user });
    expect(teams.calls.at(-1)?.path).toMatch(/\/activities\?isTargetedActivity=true$/);
    await connector.update({ ...targeted, activity: id }, { ...MESSAGE, text: 'Two' });
    expect(teams.messages().at(-1)?.activity.text).toBe('Two');
    await connector.remove({ ...targeted, activity: id });
    expect(teams.messages().some((one) => one.id === id)).toBe(false);
  });

  it('hears that somebody is no member, and so sees no message of their own', async () => {
    const { id: user } = teams.person('stranger');
    const posted = create().post(
      { ...channel(), targeted: true },
      { ...MESSAGE, recipient: { id: user } },
    );
    await expect(posted).rejects.toMatchObject({ status: 400 });
  });

  it('finds members by either id, with their organisation, and nobody else', async () => {
    const connector = create();
    const { id, object, tenant, name } = teams.person('safety-coordinator');
    const entry = { id, aadObjectId: object, tenantId: tenant, name };
    expect(await connector.member({ ...channel(), user: id })).toEqual(entry);
    expect(await connector.member({ ...channel(), user: object })).toEqual(entry);
    const stranger = teams.person('stranger').id;
    expect(await connector.member({ ...channel(), user: stranger })).toBeUndefined();
    const nowhere = { ...channel(), conversation: '19:nowhere@thread.tacv2', user: id };
    await expect(connector.member(nowhere)).rejects.toMatchObject({ code: 'ConversationNotFound' });
  });

  it('opens one conversation with a person, and none across organisations', async () => {
    const connector = create();
    const { serviceUrl } = teams;
    const { object, tenant } = teams.person('community-officer');
    const opened = await connector.openDirect({ serviceUrl, tenant, user: object });
    expect(opened).toBe(teams.direct('community-officer'));
    expect(await connector.openDirect({ serviceUrl, tenant, user: object })).toBe(opened);
    const user = teams.person('safety-coordinator').object;
    await expect(connector.openDirect({ serviceUrl, tenant, user })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('speaks to no address but those it is allowed, and takes a token to no other', async () => {
    const heard: string[] = [];
    const other = createServer((request, response) => {
      heard.push(request.headers.authorization ?? '');
      response.end('{"id":"1"}');
    });
    const port = await listenAnywhere(other);
    const connector = create();
    const before = teams.calls.length;
    const serviceUrl = `http://127.0.0.1:${port}/emea/`;
    const refused = connector.post({ ...channel(), serviceUrl }, MESSAGE);
    await expect(refused).rejects.toMatchObject({ status: -1, code: 'service_url_not_allowed' });
    teams.fail('post', { answer: 307, location: serviceUrl });
    await expect(connector.post(channel(), MESSAGE)).rejects.toMatchObject({ status: 307 });
    expect(heard).toEqual([]);
    expect(teams.calls.slice(before).map(({ kind }) => kind)).toEqual(['token', 'post']);
    other.close();
  });

  it.each([
    ['https://smba.trafficmanager.net/emea', 'https://smba.trafficmanager.net/emea/'],
    ['https://smba.trafficmanager.net/uk/', 'https://smba.trafficmanager.net/uk/'],
    ['https://SMBA.trafficmanager.net:443/', 'https://smba.trafficmanager.net/'],
    ['http://smba.trafficmanager.net/emea/', undefined],
    ['https://smba.trafficmanager.net:8443/', undefined],
    ['http://127.0.0.1:56150/_connector', 'http://127.0.0.1:56150/_connector/'],
    ['http://127.0.0.1.example.org/', undefined],
    ['http://192.0.2.1/', undefined],
    ['https://smba.trafficmanager.net.example.org/', undefined],
    ['https://example.org/smba.trafficmanager.net/', undefined],
    ['https://smba.trafficmanager.net@example.org/', undefined],
    ['https://user:word@smba.trafficmanager.net/', undefined],
    ['https://smba.trafficmanager.net/?to=example.org', undefined],
    ['https://smba.trafficmanager.net/#x', undefined],
    ['ftp://smba.trafficmanager.net/', undefined],
    ['smba.trafficmanager.net', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('allows %s as %s', (text, allowed) => {
    const serviceHosts = ['smba.trafficmanager.net', '127.0.0.1', '192.0.2.1'];
    expect(allowedServiceUrl({ serviceHosts }, text)).toBe(allowed);
  });

  it('logs codes, and nothing that somebody wrote', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line: string) => void lines.push(line) });
    const connector = createConnector({ teams: config(), log });
    teams.fail('post', {
      answer: 403,
      code: 'MessageWritesBlocked',
      body: { text: 'quillfeather' },
    });
    const text = 'wobblethorpe';
    await expect(connector.post(channel(), { type: 'message', text })).rejects.toThrow();
    teams.fail('post', {
      answer: 403,
      body: { error: { code: 'quill feather, who lives there' } },
    });
    await expect(connector.post(channel(), { type: 'message', text })).rejects.toThrow();
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/quill|wobblethorpe|Bearer|token-/);
  });
});
