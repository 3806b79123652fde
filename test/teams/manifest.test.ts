import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import appManifest from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { writeManifest } from '../../src/cli/manifest.ts';
import { InputFault } from '../../src/config/input-fault.ts';
import { FEATURES } from '../../src/features/index.ts';
import { teamsManifest } from '../../src/platforms/teams/manifest.ts';
import { bareEnvironment, newFolder } from '../support/process.ts';

const CLI = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));
const FOLDER = new URL('../../manifests/teams/', import.meta.url);
const URL_OF_TANDEM = 'https://tandem.example.org';
const APP_ID = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const OPTIONS = {
  url: URL_OF_TANDEM,
  appId: APP_ID,
  version: project.version,
  developer: 'Tandem',
};
const manifest = teamsManifest(FEATURES, OPTIONS);
const [bot] = manifest.bots;
const [extension] = manifest.composeExtensions;

/** @returns what Microsoft's own schema has against it. */
async function faultsOf(given: object): Promise<readonly string[]> {
  const read = appManifest.TeamsManifestConverter.jsonToManifest(JSON.stringify(given));
  return appManifest.AppManifestUtils.validateAgainstSchema(read);
}

describe('the manifest for Teams', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is the committed one; write it anew with --out manifests/teams/manifest.json', () => {
    const committed = readFileSync(new URL('manifest.json', FOLDER), 'utf8');
    expect(JSON.parse(committed)).toEqual(manifest);
  });

  it("is what Microsoft's schema 1.30 asks for, which its package brings along", async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('There is no network.')));
    expect(await faultsOf(manifest)).toEqual([]);
    expect(await faultsOf({ ...manifest, name: { short: 'a'.repeat(31) } })).toEqual([
      expect.stringContaining('/name/short must NOT have more than 30 characters'),
    ]);
  });

  it('keeps within the lengths that Teams shows', () => {
    expect(manifest.name.short.length).toBeLessThanOrEqual(30);
    expect(manifest.name.full.length).toBeLessThanOrEqual(100);
    expect(manifest.description.short.length).toBeLessThanOrEqual(80);
    expect(manifest.description.full.length).toBeLessThanOrEqual(4_000);
    for (const { commands } of bot?.commandLists ?? []) {
      expect(commands.length).toBeLessThanOrEqual(12);
      for (const { title } of commands) expect(title.length).toBeLessThanOrEqual(128);
    }
    for (const { id, title, description } of extension?.commands ?? []) {
      expect(id.length).toBeLessThanOrEqual(64);
      expect(title.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(128);
    }
  });

  it('offers every command, after a slash and after the name', () => {
    const names = FEATURES.flatMap(({ commands }) => commands)
      .filter(({ under }) => !under)
      .map(({ name }) => name);
    const lists = bot?.commandLists.map(({ triggers, commands }) => ({
      triggers,
      titles: commands.map(({ title }) => title),
    }));
    expect(lists).toEqual([
      { triggers: ['slash'], titles: names },
      { triggers: ['mention'], titles: names },
    ]);
    expect(bot).toMatchObject({
      scopes: ['personal', 'team', 'groupChat'],
      supportsTargetedMessages: true,
    });
  });

  it('invites nobody to write more after the name, where everybody reads it', () => {
    const [, mention] = bot?.commandLists ?? [];
    expect(JSON.stringify(mention)).not.toContain('seen or heard');
  });

  it('offers every shortcut, on a message or as a command that opens the form', () => {
    expect(extension?.commands).toMatchObject([
      { title: 'Raise as signal', type: 'action', context: ['message'], fetchTask: true },
      { title: 'Raise a signal', context: ['compose', 'commandBox'], triggers: ['slash'] },
      { title: 'Put on the agenda', type: 'action', context: ['message'], fetchTask: true },
    ]);
  });

  it('asks for no right to read conversations, nor anything of the directory', () => {
    expect(Object.keys(manifest)).not.toContain('authorization');
    expect(Object.keys(manifest)).not.toContain('webApplicationInfo');
    expect(manifest.supportsChannelFeatures).toBe('tier1');
  });

  it.each([
    ['color.png', 192, 'opaque'],
    ['outline.png', 32, 'transparent'],
  ])('has an icon of the size that Teams asks for: %s', (name, size, ground) => {
    const png = readFileSync(new URL(name, FOLDER));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    // Colour type 6 has transparency, 2 has none.
    expect(png.readUInt8(25)).toBe(ground === 'transparent' ? 6 : 2);
  });
});

describe('npm run tandem -- manifest teams', () => {
  const folder = newFolder();
  function tandem(...words: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [CLI, 'manifest', 'teams', ...words],
      { cwd: folder, env: bareEnvironment(), encoding: 'utf8' },
    );
    return { code: status, said: stdout + stderr };
  }

  it('writes manifest and icons into one file to upload', () => {
    const { code, said } = tandem('--url', `${URL_OF_TANDEM}/`, '--app-id', APP_ID.toUpperCase());
    expect([code, said]).toEqual([0, expect.stringContaining('tandem-teams.zip is written')]);
    const files = unzipSync(new Uint8Array(readFileSync(join(folder, 'tandem-teams.zip'))));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(manifest);
    for (const name of ['color.png', 'outline.png']) {
      expect(Buffer.from(files[name] ?? '')).toEqual(readFileSync(new URL(name, FOLDER)));
    }
  });

  it('names who runs it, and their own notices, where told', () => {
    const asked = ['--url', URL_OF_TANDEM, '--app-id', APP_ID, '--developer', 'Police Havenstad'];
    const more = ['--privacy', 'https://example.org/privacy', '--version', '1.2.3'];
    expect(tandem(...asked, ...more, '--out', 'own.zip').code).toBe(0);
    const files = unzipSync(new Uint8Array(readFileSync(join(folder, 'own.zip'))));
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toMatchObject({
      version: '1.2.3',
      developer: {
        name: 'Police Havenstad',
        privacyUrl: 'https://example.org/privacy',
        termsOfUseUrl: URL_OF_TANDEM,
      },
    });
  });

  it('writes the manifest alone under a name that says so', () => {
    const { code } = tandem('--url', URL_OF_TANDEM, '--app-id', APP_ID, '--out', 'manifest.json');
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toEqual(manifest);
  });

  it.each([
    [['--app-id', APP_ID], /--url: write Tandem's public address/],
    [['--url', 'http://tandem.example.org', '--app-id', APP_ID], /--url: write .*https:/],
    [['--url', URL_OF_TANDEM], /--app-id: write the bot's application \(client\) id/],
    [['--url', URL_OF_TANDEM, '--app-id', 'tandem'], /--app-id: write/],
    [[], /--url: .*\n.*--app-id: /],
  ])('writes nothing and says what is missing: %j', (words, said) => {
    const out = join(folder, 'none.zip');
    const write = () => writeManifest(['teams', ...words, '--out', out]);
    expect(write).toThrow(InputFault);
    expect(write).toThrow(said);
    expect(existsSync(out)).toBe(false);
  });

  it('says how it is used when it does not know an option', () => {
    expect(tandem('--socket')).toEqual({ code: 2, said: expect.stringContaining('Use: npm run') });
  });
});
