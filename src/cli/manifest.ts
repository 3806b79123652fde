import { parseArgs } from 'node:util';
import { FEATURES } from '../features/index.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';

const PREFIX = /^[a-z0-9]{1,12}$/;

/** @returns false if it was not understood. */
export function writeManifest(given: readonly string[]): boolean {
  const options = readOptions(given);
  if (!options) return false;
  console.log(JSON.stringify(slackManifest(FEATURES, options), null, 2));
  return true;
}

function readOptions(given: readonly string[]) {
  const [platform, ...args] = given;
  try {
    const { values } = parseArgs({
      args,
      options: {
        url: { type: 'string' },
        prefix: { type: 'string' },
        socket: { type: 'boolean', default: false },
      },
    });
    const { url, prefix, socket } = values;
    if (platform !== 'slack' || !url?.startsWith('https://')) return undefined;
    if (prefix !== undefined && !PREFIX.test(prefix)) return undefined;
    return { url: url.replace(/\/+$/, ''), prefix, socket };
  } catch {
    return undefined;
  }
}
