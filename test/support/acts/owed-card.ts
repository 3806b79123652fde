import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { DeliverDeps } from '../../../src/bot/delivery/deliver.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { createLog } from '../../../src/log.ts';
import type { Messenger } from '../../../src/ports/delivery/messenger.ts';
import { deliveryStore } from '../../../src/storage/delivery/delivery-store.ts';
import { signalForm, type World } from '../world.ts';

/** What one process delivers with, over a platform of the test's own. */
export function deliverDeps(world: World, messenger: Messenger): DeliverDeps {
  const { database, unitOfWork, directory, clock } = world;
  return {
    deliveries: deliveryStore(database, { nudge: async () => undefined }),
    unitOfWork,
    directory,
    messengers: [messenger],
    ...tablesOf(FEATURES),
    clock,
    log: createLog('silent'),
    settled: () => undefined,
  };
}

/** Raises a signal; its card is all that is owed. @returns the conversation that it is owed to. */
export async function oweCard({ database, submit }: World): Promise<string> {
  await database.prisma.delivery.deleteMany();
  await submit('liaison-officer', 'signal.raise', signalForm());
  return (await database.prisma.delivery.findFirstOrThrow()).conversationId;
}
