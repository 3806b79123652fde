import { afterAll, beforeAll, describe, it } from 'vitest';
import { runs } from '../support/long.ts';
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

/** Over another way in, the first says as much as all; the long run goes them all. */
const OVER_SOCKETS = JOURNEYS.slice(0, runs(1, JOURNEYS.length));

const DRIVERS = [
  { name: 'the practice room', start: startRoomDriver, journeys: JOURNEYS },
  { name: 'Slack', start: startSlackDriver, journeys: JOURNEYS },
  { name: 'Slack through Socket Mode', start: startSlackSocketDriver, journeys: OVER_SOCKETS },
  { name: 'Microsoft Teams', start: startTeamsDriver, journeys: JOURNEYS },
];

describe.for(DRIVERS)('on $name', ({ start, journeys }) => {
  let driver: JourneyDriver;
  beforeAll(async () => {
    driver = await start();
  });
  afterAll(() => driver.stop());

  it.for(journeys)('$name', { timeout: MOST_MILLISECONDS }, ({ run }) => run(driver));
});
