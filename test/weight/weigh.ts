import { lstatSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** `lstat` counts in blocks of so many bytes, on every system. */
const BLOCK_BYTES = 512;
const MEGABYTE_BYTES = 2 ** 20;

export interface Weighed {
  /** In bytes of the disk, as `du` counts them. */
  readonly total: number;
  /** The same by name, the heaviest first: all copies of a package together, each without what lies within it. */
  readonly packages: readonly (readonly [name: string, bytes: number])[];
}

/** Weighs a `node_modules`. */
export function weigh(modules: string): Weighed {
  const packages = new Map<string, number>();
  let total = lstatSync(modules).blocks * BLOCK_BYTES;
  for (const path of readdirSync(modules, { recursive: true, encoding: 'utf8' })) {
    const bytes = lstatSync(join(modules, path)).blocks * BLOCK_BYTES;
    const name = packageOf(path);
    packages.set(name, (packages.get(name) ?? 0) + bytes);
    total += bytes;
  }
  return { total, packages: [...packages].toSorted(([, a], [, b]) => b - a) };
}

/** As `du -sm` says it: rounded up. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE_BYTES);
}

/** The package that a path below `node_modules` belongs to, such as `botbuilder` or `@slack/bolt`. */
function packageOf(path: string): string {
  const [last = ''] = path.split(`node_modules${sep}`).slice(-1);
  const [first = '', second] = last.split(sep);
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}
