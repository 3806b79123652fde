import '../../../src/temporal.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { tablesOf } from '../../../src/bot/declare/feature.ts';
import { runUseCase } from '../../../src/bot/run-use-case.ts';
import { startTandem } from '../../../src/compose.ts';
import { readConfig } from '../../../src/config.ts';
import { pushMessage } from '../../../src/features/crisis/push/push-message.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { createLog } from '../../../src/log.ts';
import { listenToStatements } from '../../support/statements.ts';

/** What it is told: who pushes what. */
interface Told {
  readonly account: { readonly platform: string; readonly tenant: string; readonly user: string };
  readonly id: string;
  readonly hash: string;
}

/** What it says once everything is settled. */
export interface Cost {
  readonly cpuMilliseconds: number;
  readonly statements: number;
}

const statements = listenToStatements();
const tandem = await startTandem(readConfig(process.env), createLog('silent'));
const { core } = tandem;
let begun = process.cpuUsage();
let asked: Promise<readonly string[]> = Promise.resolve([]);
const ended = Promise.withResolvers<void>();

process.on('message', async (told: Told | 'settled') => {
  if (told === 'settled') {
    const { user, system } = process.cpuUsage(begun);
    ended.resolve();
    const all = await asked;
    process.send?.({
      cpuMilliseconds: (user + system) / 1_000,
      statements: all.length,
    } satisfies Cost);
    return;
  }
  await core.directory.refresh();
  const { account, id, hash } = told;
  const actor = core.directory.identify(account, undefined);
  // What the start itself left to do.
  await wait(2_000);
  begun = process.cpuUsage();
  process.send?.({ begun: performance.timeOrigin + performance.now() });
  asked = statements.of(async () => {
    const deps = { ...core, platforms: ['slack', 'teams'], agenda: tablesOf(FEATURES).agenda };
    await runUseCase(deps, actor, pushMessage, { id, hash, key: randomUUID() });
    process.send?.({ pressed: performance.timeOrigin + performance.now() });
    await ended.promise;
  });
});
process.send?.({ port: tandem.port });
