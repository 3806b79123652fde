/**
 * `npm run weight`: installs Tandem as for production in a folder of its own, and says what makes it heavy. What it
 * prints stands in docs/architecture.md.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { waysToPackages } from './asked-by.ts';
import { LIMIT_MEGABYTES } from './limits.ts';
import { installForProduction } from './production-install.ts';
import { megabytes, type Weighed, weigh } from './weigh.ts';

const SHOWN = 10;

const ways = waysToPackages('package-lock.json');
const bare = weighInstall({ node: false });
for (const [name, bytes] of bare.packages.slice(0, SHOWN)) {
  console.log(`${padded(megabytes(bytes))} MB  ${name}${asked(ways.get(name) ?? [])}`);
}
total(bare, 'without Node', LIMIT_MEGABYTES.withoutNode);
total(weighInstall({ node: true }), 'with Node', LIMIT_MEGABYTES.withNode);

function weighInstall(options: { node: boolean }): Weighed {
  const folder = installForProduction(options);
  try {
    return weigh(join(folder, 'node_modules'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function asked(way: readonly string[]): string {
  return way.length > 1 ? `, for ${way.slice(0, -1).toReversed().join(', for ')}` : '';
}

function total({ total: bytes }: Weighed, what: string, limit: number): void {
  const sum = megabytes(bytes);
  console.log(`${padded(sum)} MB  all of it, ${what} (at most ${limit})`);
  if (sum > limit) process.exitCode = 1;
}

function padded(number: number): string {
  return String(number).padStart(4);
}
