import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Beside the project, or where the environment says; not a part of it. */
const FOLDER =
  process.env['TEST_SCHEMAS'] ??
  fileURLToPath(new URL('../../../shared/schemas/', import.meta.url));

/** A schema that somebody else wrote: its text, or nothing where it is not at hand; then its test is skipped, by name. */
export function schemaText(name: string): string | undefined {
  const path = `${FOLDER}/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** What {@link schemaText} brought, in a test that is skipped without it. */
export function required(text: string | undefined): string {
  if (text === undefined) throw new Error('A test without its schema is to be skipped.');
  return text;
}
