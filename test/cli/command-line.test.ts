import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, inject, it } from 'vitest';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { exampleText } from '../support/example.ts';
import { bareEnvironment, newFolder } from '../support/process.ts';

const CLI = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));
const folder = newFolder();

/** `npm run tandem -- …`, in a folder of its own. */
async function tandem(environment: Record<string, string>, ...words: string[]) {
  const child = spawn(process.execPath, [CLI, ...words], {
    cwd: folder,
    env: { ...bareEnvironment(), ...environment },
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
}

function fileOf(text: string): string {
  const path = join(folder, `partnership-${text.length}.yaml`);
  writeFileSync(path, text);
  return path;
}

const PLACES = [
  {
    name: 'the embedded database',
    skip: false,
    open: async () => ({ environment: {}, drop: async () => undefined }),
  },
  {
    name: 'PostgreSQL',
    skip: inject('postgres') === null,
    async open() {
      const { url, drop } = await createPostgresDatabase();
      return { environment: { DATABASE_URL: url, TANDEM_MASTER_KEYS: newKeyText('k1') }, drop };
    },
  },
];

describe.concurrent('the command line', () => {
  it.for(PLACES)('on $name', async ({ skip, open }, { expect, skip: pass }) => {
    if (skip) return pass();
    const { environment, drop } = await open();
    const run = (...words: string[]) => tandem(environment, ...words);
    const file = fileOf(exampleText());
    const wrong = fileOf(exampleText().replace('roles: [custodian]', 'roles: [custodian, king]'));
    try {
      const onNothing = await run('doctor');
      expect(onNothing).toMatchObject({ code: 0, said: expect.stringContaining('All is well.') });

      const first = await run('import', file);
      expect(first.said, 'it says what changed').toContain('created member liaison-officer');
      const { code, said } = await run('import', wrong);
      expect(code).toBe(1);
      expect(said).toMatch(/Nothing was done.*line \d+: members\.4\.roles\.1/s);
      const again = await run('import', file);
      expect(again, 'the fault touched nothing').toEqual({ code: 0, said: 'Nothing changed.\n' });

      const verified = await run('audit', 'verify');
      expect(verified).toEqual({ code: 0, said: 'havenstad: intact, 1 entries\n' });
    } finally {
      await drop();
    }
  });

  it('says how it is used when it is not understood', async ({ expect }) => {
    expect(await tandem({}, 'improt', 'x')).toMatchObject({
      code: 2,
      said: expect.stringContaining('import FILE.yaml'),
    });
  });

  const KEYS = { TANDEM_MASTER_KEYS: newKeyText('k1') };
  const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  it.for([
    { what: 'a name that is not known', given: { SLACK_X: '1' }, word: 'SLACK_X' },
    { what: 'an address that only this machine knows', given: SLACK, word: 'set PUBLIC_URL' },
    {
      what: 'a database that does not answer',
      given: { ...KEYS, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' },
      word: 'check DATABASE_URL',
    },
  ])('says what is wrong with $what', async ({ given, word }, { expect }) => {
    const { code, said } = await tandem({ DATA_DIR: newFolder(), ...given }, 'doctor');
    expect(code).toBe(1);
    expect(said).toContain(word);
  });

  it('says that a file is not there', async ({ expect }) => {
    expect((await tandem({}, 'import', 'nowhere.yaml')).said).toContain('There is no such file');
  });
});
