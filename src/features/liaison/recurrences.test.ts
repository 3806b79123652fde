import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { datesShown, dialogOf, notesOf, schedule } from '../../../test/support/acts/meetings.ts';
import { openOneForTest } from '../../../test/support/databases.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import type { Database } from '../../storage/database/database.ts';

const POLICE = 'liaison-officer';
/** Of the example partnership, and so of its channel. */
const CHANNEL_ZONE = 'Europe/Amsterdam';
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');
const DATES_SHOWN = 6;

const CASES = z
  .array(z.object({ words: z.string(), from: z.string(), utc: z.array(z.string()) }))
  .parse(
    JSON.parse(
      readFileSync(new URL('../../../test/cases/recurrences.json', import.meta.url), 'utf8'),
    ),
  );

/** "Tue 8 Sept", "10:00": a moment on the wall of the channel. */
function onTheWall(utc: string): { day: string; time: string } {
  const local = Temporal.Instant.from(utc).toZonedDateTimeISO(CHANNEL_ZONE);
  const day = `${DAYS[local.dayOfWeek - 1]} ${local.day} ${MONTHS[local.month - 1]}`;
  return { day, time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

describe('recurrences, from words in the channel to instants', () => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
    // In August: every case lies ahead.
    world.clock.move({ hours: -24 * 90 });
  });
  afterAll(() => database.close());

  it.each(CASES)('"$words" from $from', async ({ words, from, utc }) => {
    const dialog = await schedule(world, POLICE, `${words} from ${from}`, { title: words });
    const rows = datesShown(dialog);
    const wanted = utc.slice(0, DATES_SHOWN).map(onTheWall);
    wanted.forEach(({ day, time }, index) => {
      expect(rows[index]).toContain(day);
      expect(rows[index]).toContain(time);
    });
    const saved = await database.prisma.meeting.findMany({
      where: { series: { title: words } },
      orderBy: { startsAt: 'asc' },
    });
    const starts = saved.map(({ startsAt }) => startsAt.toISOString().replace(':00.000Z', 'Z'));
    expect(starts.slice(0, utc.length)).toEqual(utc);
  });

  it('says of a night in which the clocks change what becomes of its meeting', async () => {
    const words = 'schedule every Sunday 02:30 Europe/Berlin from';
    const spring = await world.command(POLICE, 'liaison', `${words} 2027-03-21`);
    expect(notesOf(dialogOf(spring))).toMatch(/02:30 does not exist.*Sun 28 Mar.* 03:30/);
    const autumn = await world.command(POLICE, 'liaison', `${words} 2027-10-24`);
    expect(notesOf(dialogOf(autumn))).toMatch(/02:30 comes twice.*Sun 31 Oct.* 02:30/);
  });

  it('says which months have no such day', async () => {
    const said = await world.command(
      POLICE,
      'liaison',
      'schedule on the 31st 16:00 from 2027-01-01',
    );
    expect(notesOf(dialogOf(said))).toMatch(/February 2027, April 2027, June 2027/);
  });

  it('asks which one is meant, and takes the answer', async () => {
    const asked = dialogOf(
      await world.command(POLICE, 'liaison', 'schedule every second Tuesday 10:00 from 2027-01-01'),
    );
    const field = asked.fields.find((one) => one.tag === 'choice' && one.name === 'meant');
    if (field?.tag !== 'choice') throw new Error('Nothing is asked.');
    expect(field.options.map(({ label }) => label)).toEqual([
      expect.stringMatching(/Tue 12 Jan 2027, Tue 9 Feb 2027/),
      expect.stringMatching(/Tue 5 Jan 2027, Tue 19 Jan 2027/),
    ]);
  });

  it('shows the dates of a start in the past, says so, and does not take it', async () => {
    const dialog = dialogOf(
      await world.command(POLICE, 'liaison', 'schedule every Tuesday 10:00 from 2026-01-06'),
    );
    expect(datesShown(dialog)[0]).toMatch(/Tue 6 Jan/);
    expect(dialog.about ?? '').toBe('');
    expect(notesOf(dialog)).toMatch(/begins in the past/);
  });
});
