import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import project from '../../package.json' with { type: 'json' };
import { InputFault } from '../config/input-fault.ts';
import { FEATURES } from '../features/index.ts';
import { teamsManifest } from '../platforms/teams/manifest.ts';
import { type TeamsIcons, teamsPackage } from '../platforms/teams/manifest-package.ts';

const ICONS = new URL('../../manifests/teams/', import.meta.url);
const NAMES = ['url', 'app-id', 'developer', 'privacy', 'terms', 'version', 'out'] as const;

const publicUrl = (error: string) =>
  z.url({ protocol: /^https$/, error }).transform((url) => url.replace(/\/+$/, ''));

const options = z.object({
  url: publicUrl("write Tandem's public address, like https://tandem.example.org"),
  'app-id': z.guid(
    "write the bot's application (client) id, like 6f9619ff-8b86-4011-b42d-00c04fc964ff",
  ),
  developer: z
    .string()
    .min(1, 'write who runs Tandem, like "Police Havenstad"')
    .max(32, 'Teams shows at most 32 characters; write it shorter')
    .default('Tandem'),
  privacy: publicUrl(
    'write the address of your privacy notice, beginning with https://',
  ).optional(),
  terms: publicUrl('write the address of your terms of use, beginning with https://').optional(),
  version: z
    .string()
    .regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/, 'write a version like 1.2.3')
    .default(project.version),
  out: z.string().min(1, 'write a file name, like tandem-teams.zip').default('tandem-teams.zip'),
});

/**
 * Writes the file to upload to Teams; under a name ending in `.json` the manifest alone.
 *
 * @returns false if it was not understood.
 * @throws InputFault naming every fault.
 */
export function writeTeamsPackage(args: readonly string[]): boolean {
  const given = readOptions(args);
  if (!given) return false;
  const read = options.safeParse(given);
  if (!read.success) {
    throw new InputFault(
      read.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`),
    );
  }
  const { url, 'app-id': appId, developer, privacy, terms, version, out } = read.data;
  const manifest = teamsManifest(FEATURES, {
    url,
    appId: appId.toLowerCase(),
    version,
    developer,
    privacyUrl: privacy,
    termsUrl: terms,
  });
  if (out.endsWith('.json')) writeFileSync(out, `${JSON.stringify(manifest, null, 2)}\n`);
  else writeFileSync(out, teamsPackage(manifest, readIcons()));
  console.log(`${out} is written, version ${version}. docs/teams.md tells where it goes.`);
  return true;
}

function readIcons(): TeamsIcons {
  const icon = (name: string) => new Uint8Array(readFileSync(new URL(name, ICONS)));
  return { color: icon('color.png'), outline: icon('outline.png') };
}

/** @returns nothing if there is an option that nobody knows. */
function readOptions(args: readonly string[]) {
  try {
    const known = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args: [...args], options: known }).values;
  } catch {
    return undefined;
  }
}
