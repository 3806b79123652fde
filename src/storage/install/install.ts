/**
 * Runs after `npm ci`: makes what is generated and not committed. The Prisma client, if its
 * generator is installed, and an empty embedded database with all migrations applied, since
 * making one takes seconds and starting from one does not. Without the generator, as in production,
 * the client was copied in, and what it never loads is taken away.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { removeSpareCompilers } from './spare-compilers.ts';

const GENERATOR = fileURLToPath(
  new URL('../../../node_modules/prisma-generator/build/index.js', import.meta.url),
);

if (existsSync(GENERATOR)) {
  execFileSync(process.execPath, [GENERATOR, 'generate'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
} else removeSpareCompilers();
const { makeSnapshot } = await import('./make-snapshot.ts');
await makeSnapshot();
console.log('Tandem is installed. Start it with: npm start');
