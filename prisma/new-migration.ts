/**
 * Writes the next migration: `npm run migration -- name-of-it`. What the schema says more than
 * the migrations becomes SQL, to be read and added to by hand before it is committed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMigrations } from '../src/storage/database/migrate.ts';
import { diffMigrationsToSchema } from './diff.ts';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error('Give it a name in kebab-case: npm run migration -- liaison-meetings');
  process.exit(2);
}
const number = String(readMigrations().length + 1).padStart(4, '0');
const folder = fileURLToPath(
  new URL(`migrations/${number}_${name.replaceAll('-', '_')}`, import.meta.url),
);
const sql = await diffMigrationsToSchema();
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/migration.sql`, sql);
console.log(`Written: ${folder}/migration.sql. Read it before you commit it.`);
