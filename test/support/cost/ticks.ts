import { createLog } from '../../../src/log.ts';
import { startTicks } from '../../../src/schedule/ticks.ts';

const nothing = async () => undefined;
const STARTED = startTicks({
  // None of them gets as far as its first turn.
  reminders: Object.create(null),
  jobs: [],
  look: async () => ({ reminders: false, deliveries: false, next: undefined }),
  soon: { tell: nothing },
  ...{ sweep: nothing, refresh: nothing, tellUnclaimed: nothing, watchConnections: nothing },
  ...{ correct: nothing, tryRecording: nothing, givenUp: nothing },
  log: createLog('silent'),
});
await Promise.all(STARTED.map((one) => one.stop()));

/** What every tick of a process is called. */
export const TICKS: readonly string[] = STARTED.map(({ name }) => name);
