import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseTable } from '../support/faults/refusing-table.ts';
import type { JourneyDriver } from './driver.ts';
import { startRoomDriver } from './room-driver.ts';
import { startSlackDriver } from './slack-driver.ts';
import { startTeamsDriver } from './teams-driver.ts';

const DRIVERS = [
  { name: 'the practice room', start: startRoomDriver },
  { name: 'Slack', start: startSlackDriver },
  { name: 'Microsoft Teams', start: startTeamsDriver },
];
const FORM = { facts: 'Broken bottles at the pond.', categories: ['care'], urgency: 'normal' };
const SAID = /disk of the database is full.*Call 112 first/;

describe.for(DRIVERS)('a database whose disk is full, on $name', ({ start }) => {
  let driver: JourneyDriver;
  beforeAll(async () => {
    driver = await start();
  });
  afterAll(() => driver.stop());

  it('is said at every press, with the emergency number, and the press counts once there is room', async () => {
    const officer = driver.person('liaison-officer');
    const coordinator = driver.person('safety-coordinator');
    await officer.types('/signal');
    const raised = await officer.submits(FORM);
    const [reference = ''] = /S-\d{4}-\d{4}/.exec(raised.text) ?? [];
    await coordinator.types(`/signal show ${reference}`);

    const table = await refuseTable(driver.database, 'signal', '53100');
    expect((await coordinator.presses('Acknowledge', reference)).text).toMatch(SAID);
    await officer.types('/signal');
    expect((await officer.submits(FORM)).text).toMatch(SAID);
    await table.letGo();

    await coordinator.types(`/signal show ${reference}`);
    const pressed = await coordinator.presses('Acknowledge', reference);
    expect(pressed.text).toContain('is acknowledged');
  });
});
