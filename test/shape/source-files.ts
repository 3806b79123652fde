import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** A file with its text; the path is written with slashes from the root of the repository. */
export interface SourceFile {
  path: string;
  text: string;
}

export const ROOT = resolve(import.meta.dirname, '../..');

/** Every file below a folder of the working tree, generated folders apart. */
export function readWorkingTree(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (isGenerated(path)) return [];
    if (entry.isDirectory()) return readWorkingTree(path);
    return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }];
  });
}

/**
 * Every file below a folder as a commit kept it, read from `git archive`.
 *
 * @throws Error if git knows no such commit, or the commit no such folder
 */
export function readCommit(commit: string, folder: string): SourceFile[] {
  const archive = execFileSync('git', ['archive', '--format=zip', hashOf(commit), folder], {
    cwd: ROOT,
    maxBuffer: 256 * 1024 * 1024,
  });
  return Object.entries(unzipSync(archive))
    .filter(([path]) => !path.endsWith('/') && !isGenerated(path))
    .map(([path, bytes]) => ({ path, text: strFromU8(bytes) }));
}

/**
 * The full hash of a commit that somebody named by branch, tag or the beginning of its hash.
 *
 * @throws Error if git knows no such commit
 */
export function hashOf(commit: string): string {
  const revision = ['rev-parse', '--verify', '--end-of-options', `${commit}^{commit}`];
  const { status, stdout } = spawnSync('git', revision, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git knows no commit "${commit}" here.`);
  return stdout.trim();
}

/** Code that counts: TypeScript, and the JavaScript of the practice room's page; no tests. */
export function isCode(path: string): boolean {
  return /\.[jt]s$/.test(path) && !isTest(path);
}

/** A test that stands beside its subject. */
export function isTest(path: string): boolean {
  return /\.test\.[jt]s$/.test(path);
}

function isGenerated(path: string): boolean {
  return /(^|\/)generated(\/|$)/.test(path);
}
