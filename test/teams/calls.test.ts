import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsOf, teamsPerson, textOf } from '../journeys/teams-driver.ts';
import { movedClock } from '../support/moved-clock.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import { directId } from '../support/teams/teams-conversations.ts';
import { activity, press } from '../support/teams/teams-requests.ts';

const SOON = { timeout: 20_000, interval: 100 };
const REPORT = { type: 'fire in a warehouse', location: 'the old warehouse on Dock road' };
const OFFICE = 'mayors-office';
const DEPUTY = 'safety-coordinator';

/** A shared channel, hosted by the police. Nobody of the municipality ever spoke with Tandem. */
describe('a crisis unit in a shared channel of Teams', () => {
  const time = movedClock();
  let app: TeamsApp;

  beforeAll(async () => {
    app = await startTeamsApp({
      time,
      file: (file) => ({
        ...file,
        channels: file.channels.filter(({ platform }) => platform === 'teams'),
      }),
    });
    for (const key of ['liaison-officer', 'community-officer']) {
      const somebody = app.teams.person(key);
      const { tenant } = somebody;
      app.teams.addConversation({ id: directId(somebody), tenant, kind: 'direct', members: [key] });
      await app.transport(activity(app.teams, { key, where: 'personal' }, { text: 'help' }));
    }
  });
  afterAll(() => app.stop());

  const person = (key: string) => teamsPerson(app.teams, app.transport, key);
  const seenBy = (key: string) =>
    app.teams
      .messages()
      .filter(({ only }) => only === app.teams.person(key).id)
      .map((one) => textOf(one.activity))
      .join('\n');
  const seenByAll = () =>
    app.teams
      .messages()
      .filter(({ only }) => only === undefined)
      .map((one) => textOf(one.activity))
      .join('\n');
  const unitCard = async () =>
    (await person('liaison-officer').cards()).map(({ text }) => text).join('\n');
  const mentions = () =>
    app.teams
      .messages()
      .filter(
        ({ only, activity: one }) => only === undefined && JSON.stringify(one).includes('<at>'),
      );
  const told = async (key: string) =>
    (await person(key).told()).map(({ text }) => text).join('\n---\n');
  /** Until it is so, time goes by in steps of five seconds. */
  const inTime = (look: () => unknown, within: { seconds: number }) => {
    let left = within.seconds / 5;
    return expect.poll(
      async () => {
        if (left > 0) time.move({ seconds: 5 });
        left -= 1;
        return look();
      },
      { ...SOON, interval: 800 },
    );
  };
  const open = async () => {
    const officer = person('liaison-officer');
    await officer.types('/crisis open');
    const opened = await officer.submits(REPORT);
    return /C-\d{4}-\d{4}/.exec(opened.text)?.[0] ?? '';
  };

  it('calls a seat of the other organisation in the channel, and says so once it is so', async () => {
    const reference = await open();
    await expect.poll(unitCard, SOON).toContain(`Mayor's office`);
    expect(await unitCard(), 'not yet').toMatch(/Mayor's office[\s\S]*being called/);
    await inTime(() => seenBy(OFFICE), { seconds: 10 }).toContain(`You are called to ${reference}`);
    await inTime(unitCard, { seconds: 10 }).toContain('called in the joint channel');
    expect(seenBy(DEPUTY), 'they alone').not.toContain('You are called');
    await inTime(() => mentions().length, { seconds: 30 }).toBe(1);
    const [mention] = mentions();
    const said = JSON.stringify(mention?.activity);
    expect(said).toContain(app.teams.person(OFFICE).id);
    expect(textOf(mention?.activity)).toContain('Tandem calls you');
    expect(said, 'without content').not.toMatch(/fire|warehouse|C-\d{4}/);
    const called = app.teams.messages().find(({ only }) => only === app.teams.person(OFFICE).id);
    const join = actionsOf(called?.activity).find(({ title }) => title === "I'm in");
    if (!join) throw new Error('They can press it there.');
    await app.transport(press(app.teams, { key: OFFICE }, join));
    await expect.poll(unitCard, SOON).toMatch(/Mayor's office\nin since/);
  });

  it('calls the deputy at once where somebody can be reached in no way, and tells coordinators whom to telephone', async () => {
    const prisma = app.tandem.core.database.prisma;
    await prisma.crisisUnit.updateMany({ data: { closedAt: new Date() } });
    const channel = app.teams.conversation(app.teams.channel);
    channel?.members.splice(channel.members.indexOf(OFFICE), 1);
    const before = mentions().length;
    const reference = await open();
    await inTime(() => told('liaison-officer'), { seconds: 40 }).toContain(
      `${reference}: Mayor's office (Municipality of Havenstad, seat) could not be reached`,
    );
    await inTime(unitCard, { seconds: 5 }).toMatch(/▲[\s\S]*could not be reached: telephone/);
    await inTime(() => seenBy(DEPUTY), { seconds: 20 }).toContain(`You are called to ${reference}`);
    expect(mentions().length, 'nobody who is not there').toBeLessThanOrEqual(before + 1);
    const phone = await person('liaison-officer').presses(
      'Show the telephone number',
      'could not be reached',
    );
    expect(phone.text).toContain('+31 10 555 0202');
    expect(seenByAll(), 'for those alone who asked').not.toContain('555 0202');
    const read = await prisma.auditEntry.findMany({ where: { action: 'crisis.phone_read' } });
    expect(read).toHaveLength(1);
    expect(JSON.stringify(read[0]?.payload), 'whose, not which').not.toContain('555');
  });
});
