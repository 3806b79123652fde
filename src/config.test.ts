import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigFault, readConfig } from './config.ts';

const KEY = `k1:${'A'.repeat(43)}`;

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
      logLevel: 'info',
    });
  });

  it('treats an empty value as not given', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }).port).toBe(3978);
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
      'LOG_LEVEL',
    ]);
  });
});

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
  }
  return [];
}
