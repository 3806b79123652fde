import '../../../src/temporal.ts';
import { startTandem } from '../../../src/compose.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';
import { registerWriter } from '../../../src/storage/people/register-writer.ts';
import { exampleFile } from '../../support/example.ts';
import { tellCpu } from '../measure/child-cpu.ts';

/** The pool holds ten; all but one are held up. */
const HELD_CONNECTIONS = 9;

interface Told {
  /** For so many seconds the pool is held up. */
  readonly hold?: number;
  /** Who these people are in Teams. */
  readonly teams?: readonly { key: string; tenant: string; object: string }[];
}

tellCpu();
const tandem = await startTandem(readConfig(process.env), createLog('silent'));
const { database, clock, directory } = tandem.core;
await register([]);
process.on('message', async ({ hold, teams }: Told) => {
  if (teams) {
    await register(teams);
    process.send?.({ registered: true });
  }
  if (hold === undefined) return;
  for (let count = 0; count < HELD_CONNECTIONS; count += 1) {
    database.prisma.$queryRaw`SELECT pg_sleep(${hold})::text`.catch(() => undefined);
  }
});
process.send?.({ port: tandem.port });

async function register(accounts: NonNullable<Told['teams']>): Promise<void> {
  const file = exampleFile();
  const members = file.members.map((member) => {
    const found = accounts.find(({ key }) => key === member.key);
    return found ? { ...member, teams: { tenant: found.tenant, object: found.object } } : member;
  });
  await registerWriter(database).apply({ ...file, members }, clock.now());
  await directory.refresh();
}
