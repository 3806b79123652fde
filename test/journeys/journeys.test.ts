import { afterAll, beforeAll, describe, it } from 'vitest';
import { crisisJourney } from './crisis-journey.ts';
import type { JourneyDriver } from './driver.ts';
import { liaisonJourney } from './liaison-journey.ts';
import { startRoomDriver } from './room-driver.ts';
import { signalJourney } from './signal-journey.ts';
import { startSlackDriver, startSlackSocketDriver } from './slack-driver.ts';
import { startTeamsDriver } from './teams-driver.ts';
import { wholeWayJourney } from './whole-way-journey.ts';

const JOURNEYS = [
  { name: '/signal: raised, acknowledged, seen by both', run: signalJourney },
  {
    name: 'the whole way: raised by youth work, led by both, overdue, weighed, closed',
    run: wholeWayJourney,
  },
  { name: '/liaison: planned, reminded, answered, talked about, agreed on', run: liaisonJourney },
  {
    name: '/crisis: opened, both in, signed, edited, pushed, corrected, cleared, closed',
    run: crisisJourney,
  },
];
/** A whole way is long, and a busy machine no fault. */
const MOST_MILLISECONDS = 240_000;

const DRIVERS = [
  { name: 'the practice room', start: startRoomDriver },
  { name: 'Slack', start: startSlackDriver },
  { name: 'Slack through Socket Mode', start: startSlackSocketDriver },
  { name: 'Microsoft Teams', start: startTeamsDriver },
];

describe.for(DRIVERS)('on $name', ({ start }) => {
  let driver: JourneyDriver;
  beforeAll(async () => {
    driver = await start();
  });
  afterAll(() => driver.stop());

  it.for(JOURNEYS)('$name', { timeout: MOST_MILLISECONDS }, ({ run }) => run(driver));
});
