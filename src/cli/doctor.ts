import { InputFault } from '../config/input-fault.ts';
import { type Config, loadEnvFile, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { createClock } from '../storage/database/clock.ts';
import type { Database } from '../storage/database/database.ts';
import { DatabaseFault, inWords } from '../storage/database/database-fault.ts';
import { databaseFaults, poolerFaults } from '../storage/database/fitness.ts';
import { FolderInUse } from '../storage/database/folder-lock.ts';
import { countJobs } from '../storage/database/job-counts.ts';
import { pendingMigrations } from '../storage/database/migrate.ts';
import { openDatabase } from '../storage/database/open.ts';
import { requireKeys } from '../storage/key-check.ts';
import { keyRingFrom } from '../storage/protection/key-ring.ts';
import { examineSending } from './doctor-sending.ts';
import { attempt, type Finding, hasTable } from './finding.ts';

const CLOCK_TOLERANCE_MILLISECONDS = 5_000;

/** Looks at everything that must be right, and says what to do about what is not. */
export async function doctor(): Promise<number> {
  const findings = await examine();
  for (const { what, well, word } of findings) console.log(`${well ? '●' : '▲'} ${what}: ${word}`);
  const ill = findings.filter(({ well }) => !well).length;
  console.log(ill === 0 ? 'All is well.' : `${ill} to mend.`);
  return ill === 0 ? 0 : 1;
}

async function examine(): Promise<Finding[]> {
  loadEnvFile();
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    const faults = error instanceof InputFault ? error.faults : [String(error)];
    return faults.map((word) => ({ what: 'configuration', well: false, word }));
  }
  const fine = { what: 'configuration', well: true, word: 'every name and value is understood' };
  return [fine, examineAddress(config), ...(await examineDatabase(config))];
}

/** On chat platforms, links to files are followed from elsewhere. */
function examineAddress({ publicUrl, practiceRoom }: Config): Finding {
  const what = 'address';
  const { hostname } = new URL(publicUrl);
  const here = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  if (practiceRoom || !here) return { what, well: true, word: `others reach it at ${publicUrl}` };
  const word = `links to files lead to ${publicUrl}, which opens on this machine alone; set PUBLIC_URL`;
  return { what, well: false, word };
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  let database: Database | undefined;
  try {
    database = await openDatabase(config, createLog('silent'));
    const opened = database;
    return [
      ...(await examineServer(opened)),
      await attempt('migrations', () => examineMigrations(opened)),
      await attempt('keys', () => examineKeys(config, opened)),
      await attempt('clock', () => examineClock(opened)),
      await attempt('jobs', () => examineJobs(opened)),
      await attempt('strangers', () => examineStrangers(opened)),
      ...(await examineSending(config, opened)),
    ];
  } catch (error) {
    return [{ what: 'database', well: false, word: databaseAdvice(config, error) }];
  } finally {
    await database?.close();
  }
}

async function examineServer({ kind, pooled, withSession }: Database): Promise<Finding[]> {
  const what = 'database';
  if (kind === 'embedded') {
    const word = 'embedded; for exercises. Live needs PostgreSQL: set DATABASE_URL';
    return [{ what, well: true, word }];
  }
  const faults = [...(await databaseFaults(pooled)), ...(await poolerFaults({ withSession }))];
  if (faults.length > 0) return faults.map((word) => ({ what, well: false, word }));
  return [{ what, well: true, word: 'PostgreSQL; keeps UTF8, in UTC, and may be written' }];
}

async function examineMigrations({ withSession }: Database): Promise<string> {
  return withSession(async (session) => {
    if (!(await hasTable(session, '_prisma_migrations'))) {
      return 'none applied yet; the first start applies them';
    }
    const pending = await pendingMigrations(session);
    if (pending.length === 0) return 'all applied';
    return `${pending.length} to apply; the next start applies them`;
  });
}

/** Every key that wrapped something must be at hand, and be the one that did. */
async function examineKeys(config: Config, database: Database): Promise<string> {
  const keys = keyRingFrom(config);
  const isUsed = await database.withSession((session) => hasTable(session, 'data_key'));
  if (isUsed) await requireKeys(database, keys);
  return `${keys.current.id} is current; every key in use is at hand`;
}

async function examineClock(database: Database): Promise<string> {
  const { ahead } = await createClock(database);
  if (Math.abs(ahead) > CLOCK_TOLERANCE_MILLISECONDS) {
    throw new Error(`this machine is ${Math.abs(ahead)} ms off the database's; set both by NTP`);
  }
  return 'agrees with the database';
}

async function examineJobs({ withSession }: Database): Promise<string> {
  const counts = await withSession(countJobs);
  const dead = counts.filter((one) => one.dead > 0);
  if (dead.length > 0) {
    const named = dead.map((one) => `${one.name} (${one.dead} failed, ${one.waiting} waiting)`);
    throw new Error(
      `failed at every try: ${named.join('; ')}. The log says why: look for "job failed for good"`,
    );
  }
  const waiting = counts.reduce((sum, one) => sum + one.waiting, 0);
  return `${waiting} waiting, none failed`;
}

async function examineStrangers({ prisma, withSession }: Database): Promise<string> {
  if (!(await withSession((session) => hasTable(session, 'refused_attempt')))) {
    return 'nothing noted yet';
  }
  const rows = await prisma.refusedAttempt.findMany({ orderBy: { lastAt: 'desc' }, take: 5 });
  if (rows.length === 0) return 'nobody unknown has tried to use Tandem';
  const named = rows.map((row) => `${row.platform} ${row.tenant} ${row.user} (${row.count} times)`);
  return `unknown, and refused: ${named.join('; ')}. Add those who belong here to the partnership file`;
}

function databaseAdvice(config: Config, error: unknown): string {
  if (error instanceof FolderInUse) {
    return `Tandem is running on ${config.dataDir}. Stop it to look further, or ask its /readyz`;
  }
  const said = inWords(error);
  if (said instanceof DatabaseFault) return said.message;
  const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return config.databaseUrl
    ? `cannot be reached${why}; check DATABASE_URL and that the server runs`
    : `cannot be opened${why}; check that DATA_DIR can be written`;
}
