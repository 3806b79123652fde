import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Tandem as a process of its own, as `npm start` runs it. */
export interface TandemProcess {
  /** Where its practice room is. */
  readonly address: string;
  readonly port: number;
  /** Everything it printed so far. */
  output(): string;
  /** As `kill -9`. */
  kill(): Promise<void>;
  /** As Ctrl-C. */
  stop(): Promise<number | null>;
}

/** The setting that names the folder in which a run keeps everything, to be removed as a whole; unset outside of one. */
export const RUN_FOLDER = 'TEST_RUN_FOLDER';
/** In it: where Tandem was started once, for `filledFolder`. */
export const FILLED = 'filled';

export function newFolder(): string {
  return mkdtempSync(join(process.env[RUN_FOLDER] ?? tmpdir(), 'tandem-'));
}

/** A `DATA_DIR` in which Tandem was started before, with nobody in it: starting there is no first start. */
export function filledFolder(): string {
  const folder = newFolder();
  const run = process.env[RUN_FOLDER];
  if (run) cpSync(join(run, FILLED, 'pgdata'), join(folder, 'pgdata'), { recursive: true });
  return folder;
}

/** Starts it and waits until it says that it is ready. Throws with what it printed if it ends instead. */
export async function startProcess(
  environment: Readonly<Record<string, string>>,
  main = MAIN,
): Promise<TandemProcess> {
  const child = spawnMain({ PORT: '0', ...environment }, main);
  let printed = '';
  const collect = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  await ready(child, () => printed);
  const [, address = '', port = ''] = /(http:\/\/[^\s/]+:(\d+))/.exec(printed) ?? [];
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    return code as number | null;
  };
  return {
    address: `${address}/practice`,
    port: Number(port),
    output: () => printed,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

/** Runs it to its end. */
export async function runToEnd(
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number; output: string }> {
  const child = spawnMain({ PORT: '0', ...environment });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  return { code, output };
}

/** What a process of its own gets of ours: nothing that Tandem reads. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}

function spawnMain(environment: Readonly<Record<string, string>>, main = MAIN): ChildProcess {
  return spawn(process.execPath, [main], {
    env: { ...bareEnvironment(), ...environment },
    cwd: newFolder(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function ready(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (printed().includes('Ready after')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`Ended with ${code}: ${printed()}`)));
  });
}
