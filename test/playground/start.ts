import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTandem, type Tandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { newFolder } from '../support/process.ts';
import { playgroundConfig, playgroundFile } from './people.ts';

const PROGRAM = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'));

/** Tandem beside Microsoft's Agents Playground, which plays Teams. */
export interface Playground {
  /** The playground's page. */
  readonly address: string;
  /** The practice room's page: where somebody else can act. */
  readonly room: string;
  readonly tandem: Tandem;
  stop(): Promise<void>;
}

/**
 * Starts both, on this machine alone, with an empty database that goes when they stop.
 *
 * @param port where the playground should be; another one if something else is there.
 */
export async function startPlayground(port: number, logLevel = 'silent'): Promise<Playground> {
  const folder = newFolder();
  const settings = { TEAMS_PLAYGROUND: 'on', PRACTICE_ROOM: 'on', LOG_LEVEL: logLevel };
  const config = readConfig({ DATA_DIR: join(folder, 'data'), PORT: '0', ...settings });
  const tandem = await startTandem(config, createLog(config.logLevel));
  const { database, clock, directory } = tandem.core;
  await registerWriter(database).apply(playgroundFile(), clock.now());
  await directory.refresh();
  const child = spawnPlayground(folder, tandem.port, port);
  return {
    address: `http://127.0.0.1:${await listensOn(child)}`,
    room: `http://127.0.0.1:${tandem.port}/practice`,
    tandem,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await tandem.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function spawnPlayground(folder: string, tandem: number, port: number): ChildProcess {
  const file = join(folder, 'playground.yml');
  writeFileSync(file, playgroundConfig());
  const endpoint = `http://127.0.0.1:${tandem}/api/messages`;
  const where = ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  return spawn(process.execPath, [PROGRAM, ...where], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: file,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      TEAMSAPPTESTER_BROWSER: 'none',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Throws with what it printed if it ends instead. */
function listensOn(child: ChildProcess): Promise<number> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const [, port] = /Listening on (\d+)/.exec(printed) ?? [];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`Ended with ${code}: ${printed}`)));
  });
}
