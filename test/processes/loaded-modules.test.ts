import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { bareEnvironment, filledFolder, newFolder, startProcess } from '../support/process.ts';

const WATCH = new URL('print-loaded.ts', import.meta.url);
const CACHE = new URL('../../src/compile-cache.ts', import.meta.url);
const CLI = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));

const NOWHERE = 'http://127.0.0.1:9';
const ID = '6f9619ff-8b86-d011-b42d-00c04fc964ff';
const SLACK = {
  SLACK_SIGNING_SECRET: 'secret',
  SLACK_BOT_TOKEN: 'xoxb-nobody',
  SLACK_API_URL: `${NOWHERE}/api/`,
};
const TEAMS = {
  TEAMS_APP_ID: ID,
  TEAMS_APP_PASSWORD: 'password',
  TEAMS_TENANT_ID: ID,
  TEAMS_LOGIN_URL: NOWHERE,
};
const OF_SLACK = ['@slack/bolt', '@slack/web-api', 'src/platforms/slack/index.ts'];
const OF_TEAMS = ['botbuilder', '@azure/msal-node', 'src/platforms/teams/index.ts'];
const OF_ROOM = ['yaml', 'src/platforms/room/index.ts', 'src/cli/partnership-file.ts'];
const OF_EMBEDDED = ['@electric-sql/pglite', 'pglite-prisma-adapter'];
const OF_POSTGRES = ['@prisma/adapter-pg', 'src/storage/database/postgres.ts'];
/** What the first picture, document, calendar or package loads. */
const LATER = [
  'vega',
  'vega-lite',
  '@resvg/resvg-wasm',
  'pdfkit',
  'fontkit',
  'uqr',
  'fflate',
].concat(['ical-generator', 'timezones-ical-library', 'ajv', 'adaptivecards']);

/** @returns packages by name and files of ours by path, and what was warned of. */
async function loadedBy(settings: Record<string, string>): Promise<string[]> {
  const file = join(newFolder(), 'loaded');
  const watch = { NODE_OPTIONS: `--import ${WATCH.href}`, LOADED: file };
  const tandem = await startProcess({ ...settings, ...watch });
  await tandem.stop();
  return readFileSync(file, 'utf8').split('\n');
}

const among = (loaded: readonly string[], names: readonly string[]) =>
  names.filter((name) => loaded.includes(name));
const warnings = (loaded: readonly string[]) => loaded.filter((one) => /Warning: /.test(one));

describe('what a process loads', () => {
  it('embedded: nothing of a chat platform, or of a server', async () => {
    const loaded = await loadedBy({ DATA_DIR: filledFolder() });
    expect(among(loaded, [...OF_EMBEDDED, ...OF_ROOM])).toHaveLength(5);
    expect(among(loaded, [...OF_SLACK, ...OF_TEAMS, ...OF_POSTGRES, ...LATER])).toEqual([]);
    expect(warnings(loaded)).toEqual([]);
  });

  const chats = [
    { chat: 'Slack', settings: SLACK, theirs: OF_SLACK, others: OF_TEAMS },
    { chat: 'Teams', settings: TEAMS, theirs: OF_TEAMS, others: OF_SLACK },
  ];
  describe.skipIf(inject('postgres') === null)('on PostgreSQL', () => {
    it.for(chats)('$chat alone, and nothing of the others', async (given) => {
      const { url, drop } = await createPostgresDatabase();
      const base = { DATABASE_URL: url, TANDEM_MASTER_KEYS: newKeyText('k1') };
      const loaded = await loadedBy({ ...base, ...given.settings });
      await drop();
      expect(among(loaded, given.theirs)).toEqual(given.theirs);
      const off = [...given.others, ...OF_EMBEDDED, ...OF_ROOM, ...LATER];
      expect(among(loaded, off)).toEqual([]);
      expect(warnings(loaded)).toEqual([]);
    });
  });

  it('to make a key: nothing but what makes it', async () => {
    const file = join(newFolder(), 'loaded');
    const child = spawn(process.execPath, ['--import', WATCH.href, CLI, 'key'], {
      env: { ...bareEnvironment(), LOADED: file },
    });
    await once(child, 'close');
    const loaded = readFileSync(file, 'utf8').split('\n');
    expect(loaded.filter((name) => !/^(src\/|temporal-)/.test(name))).toEqual([]);
  });
});

it('goes on without a place for what was compiled', async () => {
  const occupied = join(newFolder(), 'occupied');
  writeFileSync(occupied, '');
  const script = `import { useCompiled, writeCompiled } from ${JSON.stringify(CACHE.href)};
    useCompiled(${JSON.stringify(join(occupied, 'folder'))});
    writeCompiled();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { env: {} });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  expect({ code, said }).toEqual({ code: 0, said: '' });
});
