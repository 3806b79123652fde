import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { planned } from '../journeys/liaison-journey.ts';
import { slackPerson } from '../journeys/slack-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { type SlackApp, startSlackApp } from '../support/slack/slack-app.ts';

const LEAVES = 'safety-coordinator';
const SOON = { timeout: 20_000, interval: 100 };

describe('somebody who was invited to meetings on Slack, and leaves', () => {
  let app: SlackApp;
  let file: PartnershipFile | undefined;

  beforeAll(async () => {
    app = await startSlackApp({
      time: movedClock(),
      file: (given) => {
        const channels = given.channels.filter(({ platform }) => platform === 'slack');
        file = { ...given, channels };
        return file;
      },
    });
  });
  afterAll(() => app.stop());

  const told = async (key: string) => {
    const cards = await slackPerson(app.slack, app.transport, key).told();
    return cards.map(({ text }) => text).join('\n---\n');
  };

  it('is told what to take out of their calendar, and nobody else is', async () => {
    const officer = slackPerson(app.slack, app.transport, 'liaison-officer');
    const reference = await planned(officer);
    await expect.poll(() => told(LEAVES), SOON).toContain(reference);
    if (!file) throw new Error('It was imported.');
    const members = file.members.filter(({ key }) => key !== LEAVES);
    const { database, clock } = app.tandem.core;
    await registerWriter(database).apply({ ...file, members }, clock.now());
    await expect.poll(() => told(LEAVES), SOON).toContain('You are no longer invited to meetings');
    expect(await told(LEAVES)).toMatch(
      new RegExp(`${reference} · Liaison meeting[\\s\\S]*Next: Thu`),
    );
    expect(await told('liaison-officer')).not.toContain('no longer invited');
  });
});
