import './temporal.ts';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startTandem, type Tandem } from './compose.ts';
import { InputFault } from './config/input-fault.ts';
import { type Config, loadEnvFile, readConfig } from './config.ts';
import { createLog, errorName, type Log } from './log.ts';
import { DatabaseFault } from './storage/database/database-fault.ts';
import { FolderInUse } from './storage/database/folder-lock.ts';
import { registerWriter } from './storage/people/register-writer.ts';

const EXAMPLE = fileURLToPath(new URL('../docs/partnership.example.yaml', import.meta.url));

/** Starts Tandem as the environment says; where it cannot, says why and ends the process. */
export async function start(): Promise<void> {
  // node-cron reads the clock in the host's zone, and calls nothing for an hour in the night in which it is put back.
  process.env['TZ'] = 'UTC';
  try {
    loadEnvFile();
    const config = readConfig(process.env);
    const log = createLog(config.logLevel);
    const tandem = await startTandem(config, log);
    outliveBackgroundFaults(log);
    if (config.practiceRoom) await loadExample(tandem);
    stopOnSignal(tandem);
    greet(config, tandem);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

/** The practice room needs somebody to be: an empty register gets the example. */
async function loadExample({ core }: Tandem): Promise<void> {
  if (core.directory.partnerships().length > 0) return;
  const { readPartnershipFile } = await import('./cli/partnership-file.ts');
  const file = readPartnershipFile(readFileSync(EXAMPLE, 'utf8'));
  await registerWriter(core.database).apply(file, core.clock.now());
  await core.directory.refresh();
}

function greet(config: Config, { port, core }: Tandem): void {
  const seconds = process.uptime().toFixed(1);
  const address = config.publicUrl.replace(/:0$/, `:${port}`);
  if (config.practiceRoom) console.log(`Practice room: ${address}/practice`);
  else console.log(`Tandem listens: ${address}`);
  const live = core.directory.partnerships().filter((partnership) => partnership.live);
  if (live.length === 0) {
    console.log(`This is an exercise: nothing leaves this machine. Ready after ${seconds} s.`);
  } else console.log(`Live: ${live.map(({ name }) => name).join(', ')}. Ready after ${seconds} s.`);
}

function stopOnSignal(tandem: Tandem): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    tandem.stop().then(
      (cut) => process.exit(cut.length === 0 ? 0 : 1),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/**
 * What fails in the background of a library, where nobody can catch it, ends nothing: whatever is owed stands in
 * the database, and a process that ends takes the other platforms with it.
 */
function outliveBackgroundFaults(log: Log): void {
  const note = (error: unknown) => {
    log.error({ error: errorName(error) }, 'fault in the background');
  };
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
}

/** What a newcomer can do something about is said in words; anything else with its trace. */
function explain(error: unknown): string {
  if (error instanceof InputFault) {
    return ['The configuration has faults:', ...error.faults.map((fault) => `  ${fault}`)].join(
      '\n',
    );
  }
  if (error instanceof FolderInUse || error instanceof DatabaseFault) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'Something else already listens on this port. Stop it, or write another PORT.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
