import { afterAll, beforeAll, expect, it } from 'vitest';
import { actionsOf, textOf } from '../journeys/teams-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import { press, slash } from '../support/teams/teams-requests.ts';

const OFFICER = { key: 'liaison-officer' };
const time = movedClock();
let app: TeamsApp;

beforeAll(async () => {
  app = await startTeamsApp({ time });
});
afterAll(() => app.stop());

it('the status says of when it is, and what is looked up again takes its place for who looks', async () => {
  const mine = () => app.teams.messages().filter(({ only }) => only !== undefined);
  const before = mine().length;
  await app.transport(slash(app.teams, OFFICER, 'tandem status'));
  await expect.poll(() => mine().length, { timeout: 15_000 }).toBe(before + 1);
  const card = mine().at(-1)?.activity.attachments[0]?.content;
  expect(textOf(card)).toMatch(/As of \w{3} \d/);
  const again = actionsOf(card).find(({ title }) => title === 'Look again');
  time.move({ hours: 25 });
  const { body } = await app.transport(press(app.teams, OFFICER, again ?? {}));
  const { type, value } = Object(body);
  expect(type).toBe('application/vnd.microsoft.card.adaptive');
  expect(textOf(value)).toMatch(/As of \w{3} \d/);
  expect(textOf(value)).not.toBe(textOf(card));
  expect(actionsOf(value).map(({ title }) => title)).toContain('Look again');
  expect(mine().length, 'nothing new beside it').toBe(before + 1);
});
