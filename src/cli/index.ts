/** `npm run tandem -- …`: thin, over the same stores and use cases as the bot. Each command loads what it needs. */
import '../temporal.ts';
import { useCompiled } from '../compile-cache.ts';
import { InputFault } from '../config/input-fault.ts';
import { DatabaseFault } from '../storage/database/database-fault.ts';
import { FolderInUse } from '../storage/database/folder-lock.ts';
import { newKeyText } from '../storage/protection/key-ring.ts';

const USAGE = `Use: npm run tandem -- COMMAND
  import FILE.yaml   reads a partnership file; can be run again, says what changed
  doctor             checks configuration, database, keys, migrations, clock, tokens and what waits,
                     and says what to do
  manifest slack --url https://… [--prefix x] [--socket]
                     writes the app manifest to paste into Slack
  manifest teams --url https://… --app-id ID [--developer NAME] [--privacy https://…]
                 [--terms https://…] [--version 1.2.3] [--out tandem-teams.zip]
                     writes the app to upload to Teams
  audit verify       reckons every partnership's audit chain anew
  key [ID]           makes a master key for TANDEM_MASTER_KEYS`;

useCompiled();
const [command, ...rest] = process.argv.slice(2);
try {
  process.exitCode = await runCommand(command, rest);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** @returns the exit code: 0 done, 1 a fault, 2 not understood. */
async function runCommand(name: string | undefined, rest: readonly string[]): Promise<number> {
  const [first] = rest;
  switch (name) {
    case 'import':
      return first ? (await import('./import.ts')).importFile(first) : usage();
    case 'doctor':
      return (await import('./doctor.ts')).doctor();
    case 'audit':
      return first === 'verify' ? (await import('./audit.ts')).verifyAudit() : usage();
    case 'manifest':
      return (await import('./manifest.ts')).writeManifest(rest) ? 0 : usage();
    case 'key':
      console.log(newKeyText(first ?? 'k1'));
      return 0;
    default:
      return usage();
  }
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

function explain(error: unknown): string {
  if (error instanceof InputFault) {
    return ['Nothing was done. Faults:', ...error.faults.map((fault) => `  ${fault}`)].join('\n');
  }
  if (error instanceof FolderInUse || error instanceof DatabaseFault) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return 'There is no such file. Nothing was done.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
