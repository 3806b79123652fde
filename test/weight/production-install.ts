import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newFolder } from '../support/process.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What an image needs, and no more. */
const SHIPPED = [
  'src',
  'prisma',
  'manifests',
  'docs/partnership.example.yaml',
  'package.json',
  'package-lock.json',
];
const CLIENT = 'src/storage/generated';
const SNAPSHOT = 'embedded-snapshot.tar.gz';

/**
 * Installs Tandem as an image would: what is tracked is copied, the generated client beside it, and the rest comes
 * by `npm ci` from the lock file. Takes most of a minute.
 *
 * @param node whether the Node of the optional packages comes with it; else whichever runs this one.
 * @returns the folder, which is the caller's to remove.
 */
export function installForProduction({ node }: { node: boolean }): string {
  const folder = newFolder();
  for (const path of trackedFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  cpSync(join(ROOT, CLIENT), join(folder, CLIENT), {
    recursive: true,
    filter: (path) => !path.endsWith(SNAPSHOT),
  });
  const omitted = node ? ['--omit=dev'] : ['--omit=dev', '--omit=optional'];
  execFileSync('npm', ['ci', ...omitted, '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment(),
  });
  return folder;
}

function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--', ...SHIPPED], { cwd: ROOT });
  return listed.toString().split('\0').filter(Boolean);
}

/** All that npm needs to find its settings, and for Node the one that runs this, as in an image of it. */
function environment(): NodeJS.ProcessEnv {
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  return { ...process.env, PATH: path };
}
