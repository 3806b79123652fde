import { tablesOf } from '../../src/bot/declare/feature.ts';
/**
 * A replica whose clock stands where its parent puts it: `{ at }` comes in, everything that is due by then is
 * done and delivered, `{ done }` goes out. For a year of meetings in minutes.
 */
import '../../src/temporal.ts';
import { drainConversation } from '../../src/bot/delivery/deliver.ts';
import { remindDue } from '../../src/bot/remind.ts';
import { openCore } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { FEATURES } from '../../src/features/index.ts';
import { createLog } from '../../src/log.ts';
import { roomMessenger } from '../../src/platforms/room/send/messenger.ts';
import { deliveryStore } from '../../src/storage/delivery/delivery-store.ts';
import { roomStore } from '../../src/storage/people/room-store.ts';
import { doDueJobs } from '../support/due-jobs.ts';

const config = readConfig(process.env);
const log = createLog('silent');
let now = Temporal.Now.instant();
const core = await openCore(config, log, { shift: () => now });
const { unitOfWork, directory, clock } = core;
const deliveries = deliveryStore(core.database, core.queue);
const deps = { unitOfWork, directory, clock, log, platforms: ['room'] };
const tables = tablesOf(FEATURES);
const remind = { ...deps, handlers: tables.reminders };
const jobs = FEATURES.flatMap((one) => one.jobs ?? []);
const deliver = {
  ...deps,
  deliveries,
  messengers: [roomMessenger(roomStore(core.database), clock)],
  ...tables,
  settled: () => undefined,
};

process.on('message', async ({ at }: { at: string }) => {
  now = Temporal.Instant.from(at);
  await remindDue(remind);
  await doDueJobs({ ...deps, jobs });
  for (const id of await deliveries.dueConversations(now)) await drainConversation(deliver, id);
  process.send?.({ done: at });
});
process.send?.({ ready: true });
