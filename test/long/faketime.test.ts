import { describe, expect, it, onTestFinished } from 'vitest';
import type { MessagesView, RoomView } from '../../src/platforms/room/protocol.ts';
import { roomPerson } from '../journeys/room-driver.ts';
import { FAKETIME, fakeClock } from '../support/faketime.ts';
import { newFolder, startProcess, type TandemProcess } from '../support/process.ts';

const SOON = { timeout: 30_000, interval: 100 };
const INVITED = ['Liaison officer', 'Safety coordinator'];
const MEMBERS = ['liaison-officer', 'safety-coordinator'];
/** Where each of the two finds it: in both joint channels, and privately. */
const PLACES = MEMBERS.flatMap((member) =>
  ['Tandem', 'joint-desk', 'partners'].map((name) => `${member} ${name}`),
);
const LATEST_MINUTES = 1;

/** A process that believes what time it is told, its embedded database too, on a host that goes by Dutch time. */
interface FakedProcess extends TandemProcess {
  jump(instant: string): Promise<void>;
}

describe.skipIf(FAKETIME === undefined)('under faketime, fifteen minutes before a meeting', () => {
  it('nobody is reminded at the first 02:50 of the night that has two, and all once at the second', async () => {
    const tandem = await startAt('2026-10-24T19:00:00Z');
    await plan(tandem);
    await tandem.jump('2026-10-25T00:49:58Z');
    await lives(tandem, '2026-10-25T00:50:04Z');
    expect(await remindersIn(tandem)).toEqual([]);
    await tandem.jump('2026-10-25T01:49:58Z');
    await expectOnce(tandem, '2026-10-25T01:50:00Z', 'Sun 25 Oct, 03:05–04:05 (Amsterdam)');
  });

  it('all are reminded once in the night that has no 02:50', async () => {
    const tandem = await startAt('2026-03-28T19:00:00Z');
    await plan(tandem);
    await tandem.jump('2026-03-29T00:49:58Z');
    await expectOnce(tandem, '2026-03-29T00:50:00Z', 'Sun 29 Mar, 03:05–04:05 (Amsterdam)');
  });
});

async function startAt(instant: string): Promise<FakedProcess> {
  const DATA_DIR = newFolder();
  const at = (time: string) => `@${Date.parse(time) / 1_000}`;
  const clock = await fakeClock(DATA_DIR, at(instant));
  // Its timers too: it lives through the hours that it skips.
  const tandem = await startProcess({ DATA_DIR, TZ: 'Europe/Amsterdam', ...clock.environment });
  onTestFinished(() => tandem.kill());
  const jump = async (to: string) => {
    await clock.set(at(to));
    await lives(tandem, to);
  };
  return { ...tandem, jump };
}

async function plan({ address }: TandemProcess): Promise<void> {
  const officer = roomPerson(`${address}/api`, 'havenstad/liaison-officer');
  await officer.types(`/liaison schedule last Sunday of the month 03:05`);
  const [chair = '', other = ''] = INVITED.map((name) => officer.option('chair', name));
  const quorum = { quorum_police: '0', quorum_local_authority: '0' };
  const saved = await officer.submits({ ...quorum, chair, invited: [chair, other] });
  expect(saved).toMatchObject({ kind: 'card', text: expect.stringContaining('is planned') });
}

/** Until it is that time there. */
async function lives({ port }: TandemProcess, until: string): Promise<void> {
  const there = async () => {
    const { headers } = await fetch(`http://127.0.0.1:${port}/healthz`);
    return Date.parse(headers.get('date') ?? '');
  };
  await expect.poll(there, SOON).toBeGreaterThanOrEqual(Date.parse(until));
}

async function expectOnce(tandem: FakedProcess, due: string, when: string): Promise<void> {
  const places = async () => (await remindersIn(tandem)).map(({ place }) => place).toSorted();
  await expect.poll(places, SOON).toEqual(PLACES);
  const after = Temporal.Instant.from(due).add({ minutes: LATEST_MINUTES });
  await tandem.jump(after.toString());
  await lives(tandem, after.add({ seconds: 2 }).toString());
  expect(await places()).toEqual(PLACES);
  for (const { title, postedAt } of await remindersIn(tandem)) {
    expect(title).toBe(`Liaison meeting today, ${when}`);
    expect(Date.parse(postedAt)).toBeGreaterThanOrEqual(Date.parse(due));
    expect(Date.parse(postedAt)).toBeLessThan(after.epochMilliseconds);
  }
}

/** Everything that reminds of the meeting, in every conversation of both members. */
async function remindersIn({ address }: TandemProcess) {
  const found = [];
  for (const member of MEMBERS) {
    const as = `as=havenstad/${member}`;
    const room = await read<RoomView>(`${address}/api/room?${as}`);
    for (const { id, name } of room.conversations) {
      const view = await read<MessagesView>(`${address}/api/messages?${as}&conversation=${id}`);
      const reminders = view.messages.filter(({ title }) =>
        title.includes('Liaison meeting today'),
      );
      found.push(...reminders.map((one) => ({ ...one, place: `${member} ${name}` })));
    }
  }
  return found;
}

async function read<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}
