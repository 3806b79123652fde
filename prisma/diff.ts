import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { readMigrations } from '../src/storage/database/migrate.ts';

const SCHEMA = fileURLToPath(new URL('schema.prisma', import.meta.url));
const FOLDER = fileURLToPath(new URL('migrations', import.meta.url));
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * What the schema says more than the migrations do.
 *
 * @returns SQL; a comment alone if they agree.
 */
export async function diffMigrationsToSchema(): Promise<string> {
  const pglite = await PGlite.create();
  try {
    const files = [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }];
    const engine = await SchemaEngine.new(
      { datamodels: files.map(({ path, content }) => [path, content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite)),
    );
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout ?? '';
  } finally {
    await pglite.close();
  }
}

function migrationList() {
  return {
    baseDir: FOLDER,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}
