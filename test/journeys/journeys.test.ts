import { afterAll, beforeAll, describe, it } from 'vitest';
import type { JourneyDriver } from './driver.ts';
import { startRoomDriver } from './room-driver.ts';
import { signalJourney } from './signal-journey.ts';
import { startSlackDriver, startSlackSocketDriver } from './slack-driver.ts';

const JOURNEYS = [{ name: '/signal: raised, acknowledged, seen by both', run: signalJourney }];
const DRIVERS = [
  { name: 'the practice room', start: startRoomDriver },
  { name: 'Slack', start: startSlackDriver },
  { name: 'Slack through Socket Mode', start: startSlackSocketDriver },
];

describe.for(DRIVERS)('on $name', ({ start }) => {
  let driver: JourneyDriver;
  beforeAll(async () => {
    driver = await start();
  });
  afterAll(() => driver.stop());

  it.for(JOURNEYS)('$name', ({ run }) => run(driver));
});
