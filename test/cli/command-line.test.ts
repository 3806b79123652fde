import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newKeyText } from '../../src/storage/protection/key-ring.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { exampleText } from '../support/example.ts';
import { bareEnvironment, newFolder } from '../support/process.ts';

const CLI = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));
const folder = newFolder();

/** `npm run tandem -- …`, in a folder of its own. */
function tandem(environment: Record<string, string>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    cwd: folder,
    env: { ...bareEnvironment(), ...environment },
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
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

describe.for(PLACES)('the command line on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let environment: Record<string, string>;
    let drop = async (): Promise<unknown> => undefined;
    beforeAll(async () => {
      ({ environment, drop } = await open());
    });
    afterAll(() => drop());

    it('finds all well on a database that was never used', () => {
      expect(tandem(environment, 'doctor')).toMatchObject({
        code: 0,
        said: expect.stringContaining('All is well.'),
      });
    });

    it('imports a file, says what changed, and nothing the second time', () => {
      const file = fileOf(exampleText());
      expect(tandem(environment, 'import', file).said).toContain('created member liaison-officer');
      expect(tandem(environment, 'import', file)).toEqual({ code: 0, said: 'Nothing changed.\n' });
    });

    it('touches nothing when the file has a fault, and names the line', () => {
      const file = fileOf(exampleText().replace('roles: [custodian]', 'roles: [custodian, king]'));
      const { code, said } = tandem(environment, 'import', file);
      expect(code).toBe(1);
      expect(said).toMatch(/Nothing was done.*line \d+: members\.4\.roles\.1/s);
      expect(tandem(environment, 'import', fileOf(exampleText())).said).toBe('Nothing changed.\n');
    });

    it('finds every audit chain intact', () => {
      expect(tandem(environment, 'audit', 'verify')).toEqual({
        code: 0,
        said: 'havenstad: intact, 1 entries\n',
      });
    });
  });
});

describe('the command line', () => {
  it('says how it is used when it is not understood', () => {
    expect(tandem({}, 'improt', 'x')).toMatchObject({
      code: 2,
      said: expect.stringContaining('import FILE.yaml'),
    });
  });

  it('says what is wrong with a configuration, a file that is not there and a database that does not answer', () => {
    expect(tandem({ SLACK_X: '1' }, 'doctor')).toMatchObject({
      code: 1,
      said: expect.stringContaining('SLACK_X'),
    });
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DATA_DIR: newFolder() };
    expect(tandem(slack, 'doctor')).toMatchObject({
      code: 1,
      said: expect.stringContaining('set PUBLIC_URL'),
    });
    expect(tandem({}, 'import', 'nowhere.yaml').said).toContain('There is no such file');
    const DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nothing';
    const { code, said } = tandem({ DATABASE_URL, TANDEM_MASTER_KEYS: newKeyText('k1') }, 'doctor');
    expect(code).toBe(1);
    expect(said).toContain('check DATABASE_URL');
  });
});
