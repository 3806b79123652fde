import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  errorsOf,
  type Meetings,
  meetingsOf,
  notesOf,
} from '../../../test/support/acts/meeting-acts.ts';
import { dialogOf, valuesOf } from '../../../test/support/acts/meetings.ts';
import { DATABASES, ONE_DATABASE } from '../../../test/support/databases.ts';
import { emptyTables } from '../../../test/support/empty-tables.ts';
import { exampleFile } from '../../../test/support/example.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, envelope, type World } from '../../../test/support/world.ts';
import type { Database } from '../../storage/database/database.ts';
import { registerWriter } from '../../storage/people/register-writer.ts';

const POLICE = 'liaison-officer';
const COUNCIL = 'safety-coordinator';
const PARTNER = 'youth-worker';
const MONTHLY = 'every second Tuesday of the month 10:00';
const FIRST = 'L-2026-0001/2026-12-08';

describe.for(DATABASES)('/liaison schedule on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    const at = worldOn(open);

    it('shows the next six dates before anything is saved, and saves them once', async () => {
      const { world, meetings } = at();
      const opened = await world.command(POLICE, 'liaison', 'schedule');
      const values = { ...valuesOf(dialogOf(opened)), when: MONTHLY };
      const { key } = dialogOf(opened);
      const shown = await world.submit(POLICE, 'liaison.schedule', values, { key, about: '' });
      expect(notesOf(shown).split('\n').slice(0, 8)).toEqual([
        'The next 6 dates (Amsterdam time):',
        'Tue 8 Dec, 10:00–11:00',
        'Tue 12 Jan 2027, 10:00–11:00',
        'Tue 9 Feb 2027, 10:00–11:00',
        'Tue 9 Mar 2027, 10:00–11:00',
        'Tue 13 Apr 2027, 10:00–11:00',
        'Tue 11 May 2027, 10:00–11:00',
        expect.stringContaining('112'),
      ]);
      expect(await at().database.prisma.liaisonSeries.count()).toBe(0);
      const { about = '' } = dialogOf(shown);
      const again = () => world.submit(POLICE, 'liaison.schedule', values, { key, about });
      const replies = await Promise.all([again(), again(), again()]);
      expect(new Set(replies.map(textOf)).size).toBe(1);
      expect(replies.map(textOf)[0]).toContain('L-2026-0001 is planned: Liaison meeting');
      expect(await at().database.prisma.liaisonSeries.count()).toBe(1);
      expect(await at().database.prisma.meeting.count()).toBe(12);
      expect(await meetings.inChannel('liaison.series')).toEqual([
        expect.stringContaining('○ Tue 8 Dec, 10:00–11:00 (Amsterdam)'),
      ]);
    });

    it('keeps who answers, what is on the agenda and what was decided', async () => {
      const { world, meetings } = at();
      await meetings.plan(MONTHLY);
      await meetings.press(COUNCIL, 'coming', FIRST);
      await meetings.press(POLICE, 'deputy', FIRST);
      await world.command(COUNCIL, 'liaison', 'agenda add training');
      expect(textOf(await world.command(POLICE, 'liaison', `show ${FIRST}`))).toContain(
        '● Liaison officer (Police Havenstad) · sends Community police officer',
      );
      world.clock.move({ hours: 24 * 15 });
      await world.command(POLICE, 'liaison', 'minutes');
      const [point] = await at().database.prisma.agendaPoint.findMany();
      const record = await meetings.press(POLICE, 'record', point?.id ?? '');
      const owner = meetings.idOf(COUNCIL);
      const values = { decision: 'We do it.', action: 'ask the school', due: 'in 3 days', owner };
      expect(textOf(await meetings.fill(POLICE, record, values))).toContain('→ ask the school');
    });
  });
});

describe.for(ONE_DATABASE)('planning meetings on $name', ({ open }) => {
  const at = worldOn(open);

  it('opens with the dates when the words are clear; sent as it is, it is recorded', async () => {
    const { world, meetings } = at();
    const opened = await world.command(POLICE, 'liaison', `schedule last Friday 09:00-10:30`);
    expect(notesOf(opened)).toContain('Fri 27 Nov, 09:00–10:30');
    expect(dialogOf(opened).submit).toBe('Plan these meetings');
    expect(textOf(await meetings.fill(POLICE, opened))).toContain('is planned');
  });

  it('shows other dates anew when the words were changed after', async () => {
    const { world, meetings } = at();
    const opened = await world.command(POLICE, 'liaison', `schedule ${MONTHLY}`);
    const shown = await meetings.fill(POLICE, opened, { when: 'every Thursday 10:00' });
    expect(notesOf(shown)).toContain('Thu 26 Nov, 10:00–11:00');
    expect(await at().database.prisma.liaisonSeries.count()).toBe(0);
  });

  it('asks what "every second Tuesday" means, and guesses neither', async () => {
    const { world, meetings } = at();
    const opened = await world.command(POLICE, 'liaison', 'schedule every second Tuesday 10:00');
    const [ask] = dialogOf(opened).fields.filter(
      (one) => one.tag === 'choice' && one.name === 'meant',
    );
    if (ask?.tag !== 'choice') throw new Error('Nothing was asked.');
    const [month, weeks] = ask.options;
    expect(ask.options.map(({ label }) => label)).toEqual([
      'The second Tuesday of the month: Tue 8 Dec 2026, Tue 12 Jan 2027',
      expect.stringContaining('Every second week: '),
    ]);
    expect(errorsOrKind(await meetings.fill(POLICE, opened))).toBe('dialog');
    const shown = await meetings.fill(POLICE, opened, { meant: month?.value ?? '' });
    expect(notesOf(shown)).toContain('Tue 12 Jan 2027');
    const fortnightly = await meetings.agree(POLICE, opened, { meant: weeks?.value ?? '' });
    expect(textOf(fortnightly)).toContain('is planned');
  });

  it.each([
    [
      'every Sunday 02:30 from 2027-03-21',
      'On that day',
      '▲ The clocks go forward: on that day 02:30 does not exist. That meeting starts at Sun 28 Mar 2027, 03:30.',
    ],
    [
      'every Sunday 02:30 from 2027-10-24',
      '',
      '▲ The clocks go back: on that day 02:30 comes twice. Sun 31 Oct 2027, 02:30 (UTC+2) means the first time.',
    ],
    ['every Friday 10:00', '', '▲ Fri 25 Dec, 10:00 is a holiday.'],
    [
      'on the 31st 16:00',
      '',
      '▲ No such day, so no meeting, in November 2026, February 2027, April 2027, June 2027.',
    ],
    [
      'every Tuesday 10:00 Pacific/Auckland',
      '',
      '22:00–23:00 (Amsterdam) · Tue 1 Dec, 10:00 in Auckland',
    ],
  ])('says every surprise before it is saved: %s', async (words, _, said) => {
    const opened = await at().world.command(POLICE, 'liaison', `schedule ${words}`);
    expect(notesOf(opened)).toContain(said);
  });

  it.each([
    [{ when: 'whenever it suits us' }, 'when', 'does not understand'],
    [{ when: '30 February 10:00' }, 'when', 'no such day'],
    [{ when: 'every Tuesday 25:00' }, 'when', 'no such time'],
    [{ when: 'every Tuesday' }, 'when', 'add a time'],
    [{ when: 'every Tuesday 10:00 Europe/Atlantis' }, 'when', 'does not know this place'],
    [{ when: 'every Tuesday 10:00 from 2026-11-01' }, 'when', 'begins in the past'],
    [{ when: 'every Tuesday 10:00-09:00' }, 'when', 'end before it starts'],
    [
      { when: 'every Tuesday 10:00 from 2027-03-01 until 2027-02-01' },
      'when',
      'end before it starts',
    ],
    [{ when: 'every Tuesday 10:00 400 times' }, 'when', 'more than 366 meetings'],
    [{ ends: '09:00' }, 'ends', 'end before it starts at 10:00'],
    [{ ends: 'noon' }, 'ends', 'a time like 11:30'],
    [{ link: 'javascript:alert(1)' }, 'link', 'https://'],
    [{ title: 'About Jan Jansen, born 12-03-2004' }, 'title', 'may not concern a person'],
    [{ template: 'Call 06-12345678' }, 'template', 'may not concern a person'],
    [{ template: Array.from({ length: 16 }, () => 'x').join('\n') }, 'template', 'At most 15'],
    [{ quorum_police: 'two' }, 'quorum_police', 'whole number'],
    [{ quorum_police: '9' }, 'quorum_police', 'are invited'],
    [{ reminders: 'now and then' }, 'reminders', '1 working day, 15 minutes'],
    [{ chair: randomUUID() }, 'chair', 'not registered any more'],
    [{ invited: [] }, 'invited', 'fill this in'],
    [{ title: 'x'.repeat(121) }, 'title', '121 characters'],
  ] as const)(
    'says beside the field what is wrong, and loses nothing: %j',
    async (values, field, word) => {
      const { world, meetings } = at();
      const opened = await world.command(POLICE, 'liaison', `schedule ${MONTHLY}`);
      const errors = errorsOf(await meetings.fill(POLICE, opened, values));
      expect(Object.keys(errors)).toEqual([field]);
      expect(errors[field]).toContain(word);
      expect(await at().database.prisma.liaisonSeries.count()).toBe(0);
    },
  );

  it('takes turns between the sides alone', async () => {
    const { world, meetings } = at();
    const opened = await world.command(POLICE, 'liaison', `schedule ${MONTHLY}`);
    const same = { other_chair: meetings.idOf('community-officer') };
    expect(errorsOf(await meetings.fill(POLICE, opened, same))).toMatchObject({
      other_chair: expect.stringContaining('the other side'),
    });
    await meetings.fill(POLICE, opened, { other_chair: meetings.idOf(COUNCIL) });
    const chairs = ['2026-12-08', '2027-01-12', '2027-02-09'].map(async (date) => {
      const text = textOf(await world.command(POLICE, 'liaison', `show L-2026-0001/${date}`));
      return /Chair: (.*) \(/.exec(text)?.[1];
    });
    expect(await Promise.all(chairs)).toEqual([
      'Liaison officer',
      'Safety coordinator',
      'Liaison officer',
    ]);
  });

  it('has the next one chair when a chair left, and says it when nobody is left', async () => {
    const { world, meetings } = at();
    await meetings.plan(MONTHLY, { chair: meetings.idOf('community-officer') });
    const file = exampleFile();
    const members = file.members.filter(({ key }) => key !== 'community-officer');
    await registerWriter(at().database).apply({ ...file, members }, world.clock.now());
    await world.directory.refresh();
    expect(textOf(await world.command(POLICE, 'liaison', `show ${FIRST}`))).toContain(
      'Chair: nobody: who was to chair has left. Asked instead: Liaison officer (Police Havenstad) and Safety coordinator (Municipality of Havenstad)',
    );
    await world.remind();
    await world.remind();
    const told = await meetings.told('liaison.left-chair');
    expect(told.map((text) => text.split(':')[0]).toSorted()).toEqual([POLICE, COUNCIL]);
    expect(told[0]).toContain('A chair has left: one series of meetings');
    expect(told[0]).toContain('L-2026-0001 · Liaison meeting');
    expect(told[0]).toContain('Asked instead: Liaison officer (Police Havenstad) and Safety');
    await registerWriter(at().database).apply(file, world.clock.now());
    await world.directory.refresh();
  });

  it('shows what was typed as it was typed', async () => {
    const reply = await at().meetings.plan(MONTHLY, { title: '<script>alert(1)</script> & co' });
    expect(textOf(reply)).toContain('L-2026-0001 is planned: <script>alert(1)</script> & co');
  });

  it('is for the two sides; a partner sees the meetings that they are invited to', async () => {
    const { world, meetings } = at();
    expect(textOf(await world.command(PARTNER, 'liaison', 'schedule'))).toContain('not yours');
    await meetings.plan(MONTHLY);
    expect(textOf(await world.command(PARTNER, 'liaison'))).toContain('No meeting is planned');
    expect(textOf(await world.command(PARTNER, 'liaison', `show ${FIRST}`))).toContain('no series');
    expect(textOf(await meetings.press(PARTNER, 'coming', FIRST))).toContain('no series');
    const invited = [POLICE, COUNCIL, PARTNER].map(meetings.idOf);
    await meetings.plan('every Thursday 14:30', { invited });
    expect(textOf(await world.command(PARTNER, 'liaison'))).toContain('L-2026-0002/2026-11-26');
  });

  it('shows the next meetings on the page that people see first', async () => {
    const { world, meetings } = at();
    await meetings.plan(MONTHLY);
    const home = () => world.dispatch({ ...envelope(COUNCIL), kind: 'home' });
    expect(textOf(await home())).toContain('Your next meetings\n○ Tue 8 Dec, 10:00–11:00');
  });

  it.each(['show L-2026-0099', 'show nothing', 'move', 'skip L-2026-0001/2026-12-09', 'minutes'])(
    'answers "%s" with a clear word when there is no such meeting',
    async (text) => {
      const reply = await at().world.command(POLICE, 'liaison', text);
      expect(reply).toMatchObject({ kind: 'notice', tone: 'refused' });
      expect(textOf(reply)).toMatch(/no series|No meeting/);
    },
  );
});

function errorsOrKind(reply: { readonly kind: string }): string {
  return reply.kind;
}

function worldOn(open: () => Promise<Database>) {
  let database: Database;
  let world: World;
  let meetings: Meetings;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await emptyTables(database, [
      'liaison_series',
      'reminder',
      'delivery',
      'post',
      'business_key',
      'counter',
      'signal',
    ]);
    world = await createWorld(database);
    meetings = meetingsOf(world);
  });
  afterAll(() => database.close());
  return () => ({ database, world, meetings });
}
