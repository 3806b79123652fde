import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { filledIn } from '../journeys/teams-driver.ts';
import { runs, SEED } from '../support/long.ts';
import { seeded } from '../support/seeded.ts';
import { startTeamsApp, type TeamsApp } from '../support/teams/teams-app.ts';
import {
  activity,
  extension,
  installation,
  mention,
  press,
  type Sent,
  slash,
  task,
  update,
} from '../support/teams/teams-requests.ts';

const ACTIVITIES = runs(300, 2_000);
const OFFICER = { key: 'liaison-officer' };
/** No test of ours may need longer: each of them is a request of its own. */
const LONG = 300_000;

describe("what comes to Teams' address broken", () => {
  let app: TeamsApp;
  let token: string;
  let form: object;

  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    app = await startTeamsApp();
    token = `Bearer ${await app.teams.sign(activity(app.teams, OFFICER))}`;
    const opened = await app.transport(extension(app.teams, OFFICER, 'signal.raise~0', ''));
    // With nothing in it, so that it is refused however it is broken.
    form = filledIn(Object(opened.body).task.value.card.content, { facts: '' });
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await app.stop();
  });

  async function post(body: string, type = 'application/json'): Promise<number> {
    const headers = { 'content-type': type, authorization: token };
    const response = await fetch(app.address, { method: 'POST', headers, body });
    await response.text();
    return response.status;
  }

  /** One of each kind that Tandem takes. */
  function whole(random: () => number): Sent {
    const { teams } = app;
    const action = { type: 'Action.Execute', data: { action: 'signal.open', value: 'S-1' } };
    const members = { membersAdded: [{ id: 'x' }], membersRemoved: [{ id: 'y' }] };
    const channelData = { eventType: 'channelRenamed', channel: { id: 'x', name: 'y' } };
    return pick(random, [
      () => slash(teams, OFFICER, 'signal Quillfeather'),
      () => mention(teams, OFFICER, 'signal list'),
      () => press(teams, OFFICER, action),
      () => task(teams, OFFICER, 'task/fetch', { action: 'command-again', value: 'signal' }),
      () => task(teams, OFFICER, 'task/submit', form),
      () => extension(teams, OFFICER, 'signal.raise~0', '<b>x</b>'),
      () => update(teams, OFFICER, { ...members, channelData }),
      () => installation(teams, OFFICER, 'add'),
    ])();
  }

  it(`is never a fault of ours, and makes no record: ${ACTIVITIES} of them`, {
    timeout: LONG,
  }, async () => {
    const random = seeded(SEED);
    const statuses = new Map<number, number>();
    for (let count = 0; count < ACTIVITIES; count += 1) {
      const status = await post(breakOne(whole(random), random));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    // 501: whoever waits for an answer hears that Tandem does not do this.
    expect([...statuses.keys()].filter((status) => status >= 500 && status !== 501)).toEqual([]);
    // Some are broken where Tandem does not look.
    expect(statuses.get(400)).toBeGreaterThan(ACTIVITIES / 4);
    const { prisma } = app.tandem.core.database;
    expect(await prisma.signal.count()).toBe(0);
    expect(await prisma.businessKey.count()).toBe(0);
    expect(await prisma.protectedText.count()).toBe(0);
  });

  it('is refused with a 4xx if it is no activity at all', async () => {
    for (const body of [
      '',
      '{',
      'null',
      '7',
      '"x"',
      '[]',
      '{}',
      '\u0000',
      `${'['.repeat(9_999)}`,
    ]) {
      expect(await post(body)).toBe(400);
    }
    expect(await post('a=b', 'application/x-www-form-urlencoded')).toBe(400);
    expect(await post('{}', 'application/json; charset=unheard-of')).toBe(415);
    const large = { ...slash(app.teams, OFFICER, 'x'.repeat(4 * 1024 * 1024)) };
    expect(await post(JSON.stringify(large)).catch(() => 413)).toBe(413);
  });

  it('is refused if it is asked in another way, or what Tandem does not do', async () => {
    const headers = { authorization: token };
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await fetch(app.address, { method, headers })).status).toBe(405);
    }
    for (const name of ['fileConsent/invoke', 'signin/verifyState', 'config/fetch', 'x', '']) {
      const sent = { ...activity(app.teams, OFFICER, { type: 'invoke', name, value: {} }) };
      expect(await post(JSON.stringify(sent))).toBe(501);
    }
    // Whoever waits for an answer hears that this was none of ours; else Teams hears that it came.
    const noData = activity(app.teams, OFFICER, { type: 'invoke', name: 'task/fetch', value: {} });
    expect(await post(JSON.stringify(noData))).toBe(400);
    for (const lacking of ['from', 'recipient', 'conversation', 'id']) {
      const sent = { ...slash(app.teams, OFFICER, 'signal list'), [lacking]: undefined };
      expect([lacking, await post(JSON.stringify(sent))]).toEqual([lacking, 200]);
    }
    const typing = activity(app.teams, OFFICER, { type: 'typing' });
    expect(await post(JSON.stringify(typing))).toBe(200);
  });
});

type Random = () => number;

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

const WRONG = [null, 0, -1, 1e308, true, [], {}, [null], [{}], '', ' ', 'text', '\u0000', '💥'];

/** Something in it, however deep, is missing, of the wrong type, or somebody else's; or it is cut. */
function breakOne(sent: Sent, random: Random): string {
  const copy: unknown = JSON.parse(JSON.stringify(sent));
  const times = 1 + Math.floor(random() * 3);
  for (let count = 0; count < times; count += 1) breakIn(copy, random);
  const text = JSON.stringify(copy);
  return random() < 0.1 ? text.slice(0, Math.floor(random() * text.length)) : text;
}

function breakIn(json: unknown, random: Random): void {
  const places = placesIn(json);
  const { object, name } = pick(random, places);
  const how = random();
  if (how < 0.35) delete object[name];
  // A copy: what is broken again must not stand in two places, or in itself.
  else if (how < 0.9) object[name] = structuredClone(pick(random, WRONG));
  else if (how < 0.95) object[name] = 'x'.repeat(20_000);
  else object[randomUUID()] = structuredClone(object[name]);
}

interface Where {
  readonly object: Record<string, unknown>;
  readonly name: string;
}

function placesIn(json: unknown): Where[] {
  if (typeof json !== 'object' || json === null) return [];
  const object = json as Record<string, unknown>;
  return Object.keys(object).flatMap((name) => [{ object, name }, ...placesIn(object[name])]);
}
