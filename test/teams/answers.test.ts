import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../journeys/teams-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import { mention, press, type Sent, slash } from '../support/teams/teams-requests.ts';

/** Of the other organisation than the host's: there is no other private way to them. */
const GUEST = { key: 'safety-coordinator' };
const FOR_LONG = { answer: 429, retryAfter: '60' } as const;
const FORM = {
  action: { type: 'Action.Execute', data: { action: 'command-again', value: 'help' } },
};

describe('an answer that Teams cannot take just now', () => {
  const time = movedClock();
  let app: TeamsApp;
  beforeAll(async () => {
    app = await startTeamsApp({ time });
  });
  afterAll(() => app.stop());

  const mine = () => {
    const { id } = app.teams.person(GUEST.key);
    return app.teams.messages().filter(({ only }) => only === id);
  };
  const open = () => app.teams.messages().filter(({ only }) => only === undefined);
  const owed = () => app.tandem.core.database.prisma.owedAnswer.count();

  it.each([
    ['a command', () => slash(app.teams, GUEST, 'signal list')],
    ['a mention', () => mention(app.teams, GUEST, 'signal list')],
    ['a press', () => press(app.teams, GUEST, FORM.action)],
  ] as const)('comes to who asked, later and alone: %s', async (_, sent: () => Sent) => {
    const before = mine().length;
    app.teams.fail('post', FOR_LONG);
    const { body } = await app.transport(sent());
    await expect.poll(owed).toBe(1);
    expect(mine()).toHaveLength(before);
    if (body) expect(JSON.stringify(body)).toContain('as soon as it is there');
    time.move({ seconds: 61 });
    await expect.poll(() => mine().length, { timeout: 20_000 }).toBe(before + 1);
    expect(textOf(mine().at(-1)?.activity.attachments[0]?.content)).not.toBe('');
    await expect.poll(owed).toBe(0);
    expect(open()).toEqual([]);
  });
});
