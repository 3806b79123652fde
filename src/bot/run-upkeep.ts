import type { Log } from '../log.ts';
import type { Feature } from './feature.ts';
import { type PerformDeps, record as recordOutcome } from './run-use-case.ts';

/** The next tick goes on with the rest. */
const MOST_A_TICK = 50;

export interface KeepUpDeps extends PerformDeps {
  readonly features: readonly Feature[];
  readonly log: Log;
}

/** Lets every feature look after its records, partnership by partnership, one record a transaction. */
export async function keepUp(deps: KeepUpDeps): Promise<void> {
  for (const { key, upkeep } of deps.features) {
    if (!upkeep) continue;
    for (const partnership of deps.directory.partnerships()) {
      try {
        await keepUpWith(deps, partnership.id, upkeep);
      } catch (error) {
        const name = error instanceof Error ? error.name : typeof error;
        deps.log.error({ feature: key, partnership: partnership.id, error: name }, 'upkeep failed');
      }
    }
  }
}

async function keepUpWith(
  deps: KeepUpDeps,
  partnershipId: string,
  upkeep: NonNullable<Feature['upkeep']>,
): Promise<void> {
  for (let count = 0; count < MOST_A_TICK; count += 1) {
    const partnership = deps.directory.partnership(partnershipId);
    if (!partnership) return;
    const done = await deps.unitOfWork.transaction(async (stores) => {
      const now = deps.clock.now();
      const people = deps.directory.members(partnershipId);
      const channels = deps.directory.channels(partnershipId);
      const outcome = await upkeep({ stores, partnership, people, channels, now });
      if (!outcome) return false;
      await recordOutcome(deps, stores, { partnership, memberId: undefined, now }, outcome);
      return true;
    });
    if (!done) return;
  }
}
