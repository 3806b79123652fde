/** Tandem as it is, which says what it has asked and spent since it was asked that last. */
import '../../../src/temporal.ts';
import { listenToStatements } from '../../support/statements.ts';

const MOST_CHARACTERS = 90;

process.env['TZ'] = 'UTC';
const statements = listenToStatements();
const { startTandem } = await import('../../../src/compose.ts');
const { readConfig } = await import('../../../src/config.ts');
const { registerWriter } = await import('../../../src/storage/people/register-writer.ts');
const { exampleFile } = await import('../../support/example.ts');
const { createLog } = await import('../../../src/log.ts');
const tandem = await startTandem(readConfig(process.env), createLog('silent'));
const { database, clock, directory } = tandem.core;
await registerWriter(database).apply(exampleFile(), clock.now());
await directory.refresh();
let before = process.cpuUsage();
let answered = Promise.resolve();

/** Asks go on being listened to between two answers. */
function listen(): () => void {
  let end = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  const asked = statements.of(() => until);
  answered = asked.then((sqls) => {
    const counts: Record<string, number> = {};
    for (const sql of sqls) {
      const short = sql.replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS);
      counts[short] = (counts[short] ?? 0) + 1;
    }
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    process.send?.({ statements: counts, cpuSeconds: (user + system) / 1e6 });
  });
  return end;
}

let end = listen();
process.on('message', () => {
  end();
  void answered.then(() => {
    end = listen();
  });
});
process.send?.({ port: tandem.port });
