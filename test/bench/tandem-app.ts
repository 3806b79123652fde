import '../../src/temporal.ts';
import { startTandem } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { exampleFile } from '../support/example.ts';
import { tellCpu } from './measure/child-cpu.ts';

/** The pool holds ten; all but one are held up. */
const HELD_CONNECTIONS = 9;

tellCpu();
const tandem = await startTandem(readConfig(process.env), createLog('silent'));
const { database, clock, directory } = tandem.core;
await registerWriter(database).apply(exampleFile(), clock.now());
await directory.refresh();
process.on('message', (message: { hold?: number }) => {
  const seconds = message.hold ?? 0;
  for (let count = 0; count < HELD_CONNECTIONS; count += 1) {
    database.prisma.$queryRaw`SELECT pg_sleep(${seconds})::text`.catch(() => undefined);
  }
});
process.send?.({ port: tandem.port });
