import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/features/index.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { required, schemaText } from '../support/schemas.ts';

const SCHEMA = schemaText('slack-manifest.schema.2.0.0.json');
const COMMITTED = new URL('../../manifests/slack/manifest.json', import.meta.url);
const OPTIONS = { url: 'https://tandem.example.org', prefix: undefined, socket: false };

describe('the manifest for Slack', () => {
  it('is the committed one; write it anew with npm run tandem -- manifest slack', () => {
    expect(JSON.parse(readFileSync(COMMITTED, 'utf8'))).toEqual(slackManifest(FEATURES, OPTIONS));
  });

  it.skipIf(!SCHEMA).each([
    ['over HTTP', OPTIONS],
    ['with a prefix', { ...OPTIONS, prefix: 'havenstad' }],
    ['through Socket Mode', { ...OPTIONS, socket: true }],
  ])(`is what slack-manifest.schema.2.0.0.json asks for, %s`, (_name, options) => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const check = ajv.compile(JSON.parse(required(SCHEMA)));
    expect([check(slackManifest(FEATURES, options)), check.errors]).toEqual([true, null]);
  });

  it('offers every command, alone or with a prefix', () => {
    const names = FEATURES.flatMap(({ commands }) => commands)
      .filter(({ under }) => !under)
      .map(({ name }) => name);
    const commands = (prefix?: string) =>
      slackManifest(FEATURES, { ...OPTIONS, prefix }).features.slash_commands.map(
        ({ command }) => command,
      );
    expect(commands()).toEqual(names.map((name) => `/${name}`));
    expect(commands('x')).toEqual(names.map((name) => `/x-${name}`));
  });

  it('asks for no scope that reads conversations', () => {
    const { scopes } = slackManifest(FEATURES, OPTIONS).oauth_config;
    expect(scopes.bot.filter((scope) => scope.includes('history'))).toEqual([]);
  });
});
