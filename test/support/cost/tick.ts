import { forgetAnswers } from '../../../src/bot/delivery/owe-answer.ts';
import { watchDeps } from '../../../src/compose-sending.ts';
import { createLog } from '../../../src/log.ts';
import { watchConnections } from '../../../src/schedule/watch-connections.ts';
import { createClock } from '../../../src/storage/database/clock.ts';
import { tryRecording } from '../../../src/storage/database/health-checks.ts';
import { lookForDue } from '../../../src/storage/delivery/look-for-due.ts';
import { listUnclaimed } from '../../../src/storage/delivery/unclaimed.ts';
import { enter } from './book.ts';
import type { CostStage } from './stage.ts';

const log = createLog('silent');
type Turn = () => Promise<unknown>;
const NOTHING = {
  ...{ cards: [], platforms: [], partnerships: [], jobs: [] },
  knowsReminder: () => true,
};

/** What happens though nobody does anything, when nothing is due. */
export async function tick({ world, book, meter }: CostStage): Promise<void> {
  const { database, clock, directory } = world;
  await world.remind();
  await world.upkeep();
  const own = await createClock(database);
  const look = lookForDue(database);
  const ticks: Readonly<Record<string, Turn>> = {
    due: () => look(clock.now()),
    'every-minute': () => Promise.all([directory.refresh(), forgetAnswers(world)]),
    unclaimed: () => listUnclaimed(database, NOTHING, clock.now()),
    connections: watchConnections({ ...watchDeps(world, [], log), platforms: [ROOM] }),
    clock: () => own.correct(),
    recording: () => tryRecording(database),
  };
  for (const [name, turn] of Object.entries(ticks)) {
    enter(book, `tick ${name}`, (await meter.of(turn)).cost);
  }
}

/** Connected to one place, where everything is well. */
const ROOM = {
  key: 'room',
  examine: async () => [
    { platform: 'room', tenant: 'havenstad', name: 'Havenstad', fault: undefined },
  ],
};
