import { parseArgs } from 'node:util';
import { FEATURES } from '../features/index.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';
import { writeTeamsPackage } from './teams-package.ts';

const PREFIX = /^[a-z0-9]{1,12}$/;

/**
 * @returns false if it was not understood.
 * @throws InputFault
 */
export function writeManifest([platform, ...args]: readonly string[]): boolean {
  if (platform === 'teams') return writeTeamsPackage(args);
  if (platform !== 'slack') return false;
  const options = readSlackOptions(args);
  if (!options) return false;
  console.log(JSON.stringify(slackManifest(FEATURES, options), null, 2));
  return true;
}

function readSlackOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        prefix: { type: 'string' },
        socket: { type: 'boolean', default: false },
      },
    });
    const { url, prefix, socket } = values;
    if (!url?.startsWith('https://')) return undefined;
    if (prefix !== undefined && !PREFIX.test(prefix)) return undefined;
    return { url: url.replace(/\/+$/, ''), prefix, socket };
  } catch {
    return undefined;
  }
}
