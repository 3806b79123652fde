import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputFault } from './config/input-fault.ts';
import { readConfig } from './config.ts';
import { newKeyText } from './storage/protection/key-ring.ts';

const KEY = `k1:${'A'.repeat(43)}`;
const SLACK = { SLACK_SIGNING_SECRET: 'signing', SLACK_BOT_TOKEN: 'xoxb-1' };
const SEVERAL = {
  PUBLIC_URL: 'https://tandem.example.org',
  SLACK_SIGNING_SECRET: 'signing',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'secret',
  SLACK_STATE_SECRET: 's'.repeat(32),
};

describe('the configuration', () => {
  it('is whole with an empty environment: embedded, on this machine, with the practice room', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3978,
      publicUrl: 'http://127.0.0.1:3978',
      dataDir: './data',
      databaseUrl: undefined,
      masterKeys: undefined,
      practiceRoom: true,
      slack: undefined,
      teams: undefined,
      logLevel: 'info',
    });
  });

  it('treats an empty value as not given', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }).port).toBe(3978);
  });

  it('refuses a schema of its own in the address of the database, and takes the one that there is', () => {
    const TANDEM_MASTER_KEYS = newKeyText('k1');
    const at = (schema: string) => ({
      DATABASE_URL: `postgresql://h/tandem?schema=${schema}`,
      TANDEM_MASTER_KEYS,
    });
    expect(faultsOf(at('tandem')).join()).toContain('take out ?schema=tandem');
    expect(readConfig(at('public')).databaseUrl).toContain('schema=public');
  });

  it('reports every fault at once, by name', () => {
    const faults = faultsOf({
      PORT: 'ninety',
      DATABASE_URL: 'mysql://somewhere',
      PRACTICE_ROOM: 'maybe',
      LOG_LEVEL: 'loud',
      TANDEM_MASTER_KEY: 'x',
      SLACK_TOKN: 'x',
    });
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'PRACTICE_ROOM',
      'LOG_LEVEL',
      'TANDEM_MASTER_KEY',
      'SLACK_TOKN',
    ]) {
      expect(faults.filter((fault) => fault.startsWith(`${name}: `))).toHaveLength(1);
    }
  });

  it('wants keys of its own beside PostgreSQL', () => {
    const DATABASE_URL = 'postgresql://tandem@127.0.0.1/tandem';
    expect(faultsOf({ DATABASE_URL })).toEqual([expect.stringContaining('TANDEM_MASTER_KEYS')]);
    expect(readConfig({ DATABASE_URL, TANDEM_MASTER_KEYS: KEY }).masterKeys).toBe(KEY);
  });

  it.each(['0.0.0.0', '10.0.0.8', '::'])('keeps the practice room off %s', (HOST) => {
    expect(faultsOf({ HOST })).toEqual([expect.stringContaining('PRACTICE_ROOM')]);
    expect(readConfig({ HOST, PRACTICE_ROOM: 'off' }).practiceRoom).toBe(false);
  });

  it('takes one workspace by its token, or several that install it', () => {
    expect(readConfig(SLACK).slack).toEqual({
      signingSecret: 'signing',
      appToken: undefined,
      apiUrl: 'https://slack.com/api/',
      access: { kind: 'one', botToken: 'xoxb-1' },
    });
    expect(readConfig(SEVERAL).slack?.access.kind).toBe('several');
  });

  it('leaves the practice room off beside Slack, unless it is asked for', () => {
    expect(readConfig(SLACK).practiceRoom).toBe(false);
    expect(readConfig({ ...SLACK, PRACTICE_ROOM: 'on' }).practiceRoom).toBe(true);
    expect(readConfig({ ...SLACK, HOST: '0.0.0.0' }).practiceRoom).toBe(false);
  });

  it.each([
    [{ ...SLACK, SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET'],
    [{ ...SLACK, SLACK_BOT_TOKEN: '' }, 'SLACK_CLIENT_ID'],
    [{ ...SLACK, SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN'],
    [{ ...SLACK, SLACK_CLIENT_ID: '1.2' }, 'SLACK_BOT_TOKEN'],
    [{ ...SEVERAL, SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_SECRET'],
    [{ ...SEVERAL, SLACK_STATE_SECRET: 'short' }, 'SLACK_STATE_SECRET'],
    [{ ...SEVERAL, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    [{ ...SLACK, SLACK_API_URL: 'slack' }, 'SLACK_API_URL'],
  ])('says what is missing for Slack: %#', (environment, name) => {
    expect(faultsOf(environment)).toContainEqual(expect.stringMatching(`^${name}: `));
  });

  it('needs no signing secret where everything comes through Socket Mode', () => {
    const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(readConfig(socket).slack?.signingSecret).toBeUndefined();
  });

  it('never repeats a secret in a fault', () => {
    expect(faultsOf({ TANDEM_MASTER_KEYS: 'hunter2' }).join()).not.toContain('hunter2');
  });

  it('has a line for each name in .env.example', () => {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const names = [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names).toEqual([
      'HOST',
      'PORT',
      'PUBLIC_URL',
      'DATA_DIR',
      'DATABASE_URL',
      'TANDEM_MASTER_KEYS',
      'PRACTICE_ROOM',
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'SLACK_APP_TOKEN',
      'SLACK_API_URL',
      'TEAMS_APP_ID',
      'TEAMS_APP_PASSWORD',
      'TEAMS_APP_CERTIFICATE',
      'TEAMS_APP_TYPE',
      'TEAMS_TENANT_ID',
      'TEAMS_PLAYGROUND',
      'TEAMS_OPENID_METADATA_URL',
      'TEAMS_LOGIN_URL',
      'TEAMS_SERVICE_HOSTS',
      'LOG_LEVEL',
    ]);
  });
});

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof InputFault) return error.faults;
  }
  return [];
}
