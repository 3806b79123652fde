import type { Partnership } from '../../domain/people/partnership.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PerformDeps } from '../run-use-case.ts';
import type { JobScene } from './declare-job.ts';

/** What a job sees of a partnership, inside the transaction that these stores are of. */
export function jobScene(
  { directory, clock }: Pick<PerformDeps, 'directory' | 'clock'>,
  stores: Stores,
  partnership: Partnership,
): JobScene {
  const people = directory.members(partnership.id);
  const channels = directory.channels(partnership.id);
  return { stores, partnership, people, channels, now: clock.now() };
}
