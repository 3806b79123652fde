import { readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** `query_compiler_fast_bg.mysql.wasm-base64.js`, and its like for every database that Prisma knows. */
const COMPILER = /^query_compiler_\w+\.(?<database>\w+)\./;
const OURS = 'postgresql';

/**
 * `@prisma/client` carries a query compiler for each of five databases, in two sizes and two kinds of modules:
 * nearly all of its 72 MB. The client that is generated here loads one; those of other databases are taken away.
 *
 * @returns the names of the files that were taken away.
 */
export function removeSpareCompilers(folder = runtimeFolder()): string[] {
  const spare = readdirSync(folder).filter((name) => {
    const database = COMPILER.exec(name)?.groups?.['database'];
    return database !== undefined && database !== OURS;
  });
  for (const name of spare) rmSync(join(folder, name));
  return spare;
}

function runtimeFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@prisma/client/runtime/client'));
}
