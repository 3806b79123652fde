import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  errorsOf,
  type Meetings,
  meetingsOf,
  notesOf,
} from '../../../test/support/acts/meeting-acts.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { emptyTables } from '../../../test/support/empty-tables.ts';
import { exampleFile } from '../../../test/support/example.ts';
import { readPng } from '../../../test/support/files/read-png.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, envelope, signalForm, type World } from '../../../test/support/world.ts';
import type { Reply } from '../../bot/declare/reply.ts';
import type { Database } from '../../storage/database/database.ts';
import { registerWriter } from '../../storage/people/register-writer.ts';

const POLICE = 'liaison-officer';
const DEPUTY = 'community-officer';
const COUNCIL = 'safety-coordinator';
const MAYOR = 'mayors-office';
const PARTNER = 'youth-worker';
const MONTHLY = 'every second Tuesday of the month 10:00';
const FIRST = 'L-2026-0001/2026-12-08';
const SECOND = 'L-2026-0001/2027-01-12';

describe.for(ONE_DATABASE)('/liaison on $name', ({ open }) => {
  let database: Database;
  let world: World;
  let acts: Meetings;

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
      'step',
    ]);
    world = await createWorld(database);
    acts = meetingsOf(world);
    await acts.plan(MONTHLY);
  });
  afterAll(() => database.close());

  const command = (who: string, text: string) => world.command(who, 'liaison', text);
  const shown = async (name: string, who = POLICE) => textOf(await command(who, `show ${name}`));
  /** The clock of the world stands at this local time in Amsterdam. */
  async function until(local: string): Promise<void> {
    const wanted = Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Amsterdam');
    world.clock.move(world.clock.now().until(wanted.toInstant()));
    await world.remind();
    await world.upkeep();
  }
  const counts = async (card: string) => database.prisma.delivery.count({ where: { card } });

  describe('reminders', () => {
    it('come in the channel and to each one invited, a working day and 15 minutes before, once', async () => {
      await until('2026-12-07T09:59');
      expect(await counts('liaison.reminder')).toBe(0);
      await until('2026-12-07T10:00');
      await Promise.all([world.remind(), world.remind()]);
      expect(await acts.inChannel('liaison.reminder')).toEqual([
        expect.stringContaining('Liaison meeting tomorrow, Tue 8 Dec, 10:00–11:00 (Amsterdam)'),
      ]);
      const told = await acts.told('liaison.reminder');
      expect(told.map((text) => text.split(':')[0]).toSorted()).toEqual([
        DEPUTY,
        POLICE,
        MAYOR,
        COUNCIL,
      ]);
      await until('2026-12-08T09:45');
      expect((await acts.inChannel('liaison.reminder')).at(-1)).toContain(
        'Liaison meeting today, ',
      );
      expect(await acts.told('liaison.reminder')).toHaveLength(8);
    });

    it('are written in each one’s zone', async () => {
      const file = exampleFile();
      const members = file.members.map((one) =>
        one.key === MAYOR ? { ...one, timeZone: 'Europe/London' } : one,
      );
      await registerWriter(database).apply({ ...file, members }, world.clock.now());
      await world.directory.refresh();
      await until('2026-12-07T10:00');
      const told = await acts.told('liaison.reminder');
      expect(told.find((text) => text.startsWith(MAYOR))).toContain('09:00–10:00 (London)');
      expect(told.find((text) => text.startsWith(POLICE))).toContain('10:00–11:00 (Amsterdam)');
      await registerWriter(database).apply(file, world.clock.now());
      await world.directory.refresh();
    });

    it('that were missed come late while they are of use, and are one', async () => {
      await until('2026-12-08T10:20');
      const [late] = await acts.inChannel('liaison.reminder');
      expect(late).toContain('Liaison meeting has begun: ');
      expect(late).toContain('comes late');
      expect(await acts.inChannel('liaison.reminder')).toHaveLength(1);
    });

    it('that were missed altogether are said so, once, and to nobody alone', async () => {
      await until('2026-12-08T12:00');
      await until('2026-12-08T12:05');
      expect(await acts.inChannel('liaison.missed')).toEqual([
        expect.stringContaining('Not reminded in time: Liaison meeting, Tue 8 Dec'),
      ]);
      expect(await counts('liaison.reminder')).toBe(0);
    });

    it('go to nobody who said that they do not come, and to who comes in their place', async () => {
      await acts.press(POLICE, 'deputy', FIRST);
      await acts.press(MAYOR, 'not-coming', FIRST);
      await until('2026-12-07T10:00');
      const told = await acts.told('liaison.reminder');
      expect(told.map((text) => text.split(':')[0]).toSorted()).toEqual([DEPUTY, COUNCIL]);
    });
  });

  describe('who comes', () => {
    it('is counted for both sides on the card that reminds, and the last word counts', async () => {
      await until('2026-12-07T10:00');
      await acts.press(POLICE, 'coming', FIRST);
      await acts.press(COUNCIL, 'coming', FIRST);
      await acts.press(COUNCIL, 'not-coming', FIRST);
      const [card] = await acts.inChannel('liaison.reminder');
      expect(card).toContain('Coming: 1 of Police Havenstad, 0 of Municipality of Havenstad.');
      expect(card).toContain('To have enough: one more of Municipality of Havenstad.');
      const revisions = await database.prisma.delivery.findMany({
        where: { card: 'liaison.reminder', conversation: { external: 'joint-desk' } },
      });
      expect(revisions.length).toBeGreaterThan(1);
      expect(new Set(revisions.map(({ recordId }) => recordId)).size).toBe(1);
    });

    it('counts nobody twice, and tells a deputy', async () => {
      await acts.press(POLICE, 'deputy', FIRST);
      await acts.press(DEPUTY, 'coming', FIRST);
      expect(await shown(FIRST)).toContain('Coming: 1 of Police Havenstad');
      expect(await acts.told('liaison.deputy-asked')).toEqual([
        expect.stringContaining(
          'You come in the place of Liaison officer: Liaison meeting, Tue 8 Dec',
        ),
      ]);
      expect(textOf(await acts.press(DEPUTY, 'deputy', FIRST))).toContain('no deputy');
    });

    it('is told to the chair a day before if too few do, with other dates to move it to', async () => {
      await until('2026-12-07T10:00');
      const [told = '', ...others] = await acts.told('liaison.quorum');
      expect(others).toEqual([]);
      expect(told).toContain(`${POLICE}: EXERCISE\nToo few come: Liaison meeting, Tue 8 Dec`);
      const { recordId } = await database.prisma.delivery.findFirstOrThrow({
        where: { card: 'liaison.quorum' },
      });
      expect(recordId).toBeTruthy();
      const move = await acts.press(POLICE, 'change', `move ${FIRST} 2026-12-09 10:00`);
      const plan = await acts.fill(POLICE, move);
      expect(notesOf(plan)).toContain('Tue 8 Dec, 10:00 → Wed 9 Dec, 10:00');
    });

    it('is told to nobody if enough do, and at once if somebody takes their word back', async () => {
      await acts.press(POLICE, 'coming', FIRST);
      await acts.press(COUNCIL, 'coming', FIRST);
      await until('2026-12-07T12:00');
      expect(await acts.told('liaison.quorum')).toEqual([]);
      await acts.press(COUNCIL, 'not-coming', FIRST);
      expect(await acts.told('liaison.dropped')).toEqual([expect.stringContaining(`${POLICE}: `)]);
    });

    it('cannot be said of a meeting that is over, nor by who is not invited', async () => {
      expect(textOf(await acts.press(PARTNER, 'coming', FIRST))).toContain('no series');
      await until('2026-12-08T12:00');
      expect(textOf(await acts.press(POLICE, 'coming', FIRST))).toContain('is over');
    });
  });

  describe('the agenda', () => {
    it('has by itself the signals nobody leads and the steps that are overdue, without their words', async () => {
      await world.submit(POLICE, 'signal.raise', signalForm());
      await command(COUNCIL, 'agenda add training in January');
      const text = textOf(await command(POLICE, 'agenda'));
      expect(text).toContain('○ training in January');
      expect(text).toContain('○ S-2026-0001 · nobody leads it');
      expect(text).not.toContain('Leaflets');
      await until('2026-12-07T10:00');
      expect((await acts.inChannel('liaison.reminder'))[0]).toContain(
        'On the agenda: 1 signal without a lead · training in January',
      );
      expect(textOf(await command(POLICE, `agenda ${SECOND}`))).not.toContain('S-2026-0001');
    });

    it('shows a partner nothing of a signal that it may not see', async () => {
      await world.submit(POLICE, 'signal.raise', signalForm());
      const invited = [POLICE, COUNCIL, PARTNER].map(acts.idOf);
      await acts.plan('every Thursday 14:30', { invited });
      const name = 'L-2026-0002/2026-11-26';
      await acts.fill(COUNCIL, await acts.press(COUNCIL, 'point', `${name} S-2026-0001 the club`));
      expect(textOf(await command(POLICE, `agenda ${name}`))).toContain('S-2026-0001');
      expect(textOf(await command(PARTNER, `agenda ${name}`))).not.toContain('S-2026-0001');
      await until('2026-11-26T14:45');
      expect(textOf(await command(POLICE, `minutes ${name}`))).toContain('S-2026-0001');
      expect(textOf(await command(PARTNER, `minutes ${name}`))).not.toContain('S-2026-0001');
    });

    it('takes a point from a signal, a step or a message', async () => {
      await world.submit(POLICE, 'signal.raise', signalForm());
      const opened = await acts.press(COUNCIL, 'point', 'S-2026-0001 who talks to the club');
      await acts.fill(COUNCIL, opened);
      expect(textOf(await command(POLICE, 'agenda'))).toContain(
        'S-2026-0001 · who talks to the club',
      );
    });

    it.each([
      ['Jan Jansen, born 12-03-2004, again', 'may not concern a person'],
      ['x'.repeat(121), '121 characters'],
    ])('asks again about "%s", with what was typed', async (what, said) => {
      const opened = await command(POLICE, `agenda add ${what}`);
      expect(notesOf(opened)).toContain(said);
      expect(errorsOf(await acts.fill(POLICE, opened, { what }))['what']).toContain(said);
      expect(await database.prisma.agendaPoint.count()).toBe(0);
    });
  });

  describe('the minutes', () => {
    async function record(values: Record<string, string>, what = 'training'): Promise<string> {
      const point = await database.prisma.agendaPoint.findFirstOrThrow({ where: { what } });
      const opened = await acts.press(POLICE, 'record', point.id);
      return textOf(await acts.fill(POLICE, opened, values));
    }
    beforeEach(async () => {
      await command(COUNCIL, 'agenda add training');
      await command(COUNCIL, 'agenda add the square');
    });

    it('wait until the meeting begins', async () => {
      expect(textOf(await command(POLICE, `minutes ${FIRST}`))).toContain('has not begun yet');
      await until('2026-12-08T10:30');
      expect(textOf(await command(POLICE, 'minutes'))).toContain(
        'training · nothing written down yet',
      );
    });

    it('make an action a step of its owner, reminded of and carried over until it is done', async () => {
      await until('2026-12-08T10:30');
      await command(POLICE, 'minutes');
      const owner = acts.idOf(COUNCIL);
      const values = {
        decision: 'In January.',
        action: 'book a room',
        owner,
        due: '2026-12-10 12:00',
      };
      expect(await record(values)).toContain('→ book a room · Safety coordinator');
      expect(await acts.told('liaison.action')).toEqual([
        expect.stringContaining(`${COUNCIL}: EXERCISE\nYour action from ${FIRST}: book a room`),
      ]);
      expect(textOf(await world.command(COUNCIL, 'step'))).toContain(`○ ${FIRST} · book a room`);
      await until('2026-12-09T12:00');
      await until('2026-12-10T12:00');
      expect(await acts.told('liaison.action-due')).toHaveLength(2);
      expect(textOf(await command(POLICE, 'agenda'))).toContain(
        'Open action: book a room (Safety coordinator)',
      );
      const { id } = await database.prisma.step.findFirstOrThrow();
      expect(textOf(await acts.press(DEPUTY, 'action-done', id))).toContain(
        'belongs to Safety coordinator',
      );
      expect(textOf(await acts.press(COUNCIL, 'action-done', id))).toContain('Recorded as done');
      expect(textOf(await acts.press(COUNCIL, 'action-done', id))).toContain(
        'settled this already',
      );
      expect(textOf(await command(POLICE, 'agenda'))).not.toContain('book a room');
    });

    it('say of an action that was put off when it is due, and not that it is done', async () => {
      await until('2026-12-08T10:30');
      await command(POLICE, 'minutes');
      const owner = acts.idOf(COUNCIL);
      await record({ decision: '', action: 'book a room', owner, due: '2026-12-10 12:00' });
      const { id } = await database.prisma.step.findFirstOrThrow();
      const form = await acts.press(COUNCIL, 'action-postpone', id);
      const answer = textOf(await acts.fill(COUNCIL, form, { due: '2026-12-11 12:00' }));
      expect(answer).toContain('book a room');
      expect(answer).toContain('Fri 11 Dec, 12:00');
      expect(answer).not.toMatch(/done:/i);
      const { state } = await database.prisma.step.findFirstOrThrow();
      expect(state).toBe('open');
    });

    it('remind of an action once quiet hours are over', async () => {
      await until('2026-12-08T10:30');
      await command(POLICE, 'minutes');
      const owner = acts.idOf(COUNCIL);
      await record({ decision: '', action: 'book a room', owner, due: '2026-12-10 23:30' });
      await until('2026-12-10T08:30');
      const before = (await acts.told('liaison.action-due')).length;
      await until('2026-12-10T23:45');
      expect(await acts.told('liaison.action-due')).toHaveLength(before);
      await until('2026-12-11T08:30');
      expect(await acts.told('liaison.action-due')).toHaveLength(before + 1);
    });

    it('make an action on a signal a step of that signal', async () => {
      await world.submit(POLICE, 'signal.raise', signalForm());
      await world.press(COUNCIL, 'signal.acknowledge', 'S-2026-0001');
      await until('2026-12-08T10:30');
      await command(POLICE, 'minutes');
      const point = await database.prisma.agendaPoint.findFirstOrThrow({ where: { kind: 'lead' } });
      const opened = await acts.press(POLICE, 'record', point.id);
      const values = { action: 'call the club', owner: acts.idOf(COUNCIL), due: 'in 3 days' };
      await acts.fill(POLICE, opened, values);
      expect(textOf(await world.command(POLICE, 'step', 'S-2026-0001'))).toContain('call the club');
      await until('2026-12-08T11:30');
      expect(textOf(await command(POLICE, 'agenda'))).toContain('S-2026-0001 · call the club');
    });

    it('are fixed once one of each side approved them; a change before lets the words fall', async () => {
      await until('2026-12-08T10:30');
      await command(POLICE, 'minutes');
      await record({ decision: 'In January.' });
      await acts.press(POLICE, 'propose', FIRST);
      expect((await acts.inChannel('liaison.minutes'))[0]).toContain('training · In January.');
      await acts.press(POLICE, 'approve', FIRST);
      expect(textOf(await acts.press(DEPUTY, 'approve', FIRST))).toContain('has approved');
      await record({ decision: 'In February.' });
      const reply = await acts.press(COUNCIL, 'approve', FIRST);
      expect(textOf(reply)).toContain('○ Police Havenstad: not approved');
      await acts.press(DEPUTY, 'approve', FIRST);
      const fixed = textOf(await command(PARTNER, `minutes ${FIRST}`));
      expect(fixed).toContain('no series');
      expect((await acts.inChannel('liaison.minutes'))[0]).toContain('approved by both sides');
      const point = await database.prisma.agendaPoint.findFirstOrThrow({
        where: { what: 'training' },
      });
      expect(textOf(await acts.press(POLICE, 'record', point.id))).toContain('they are fixed');
      const correction = await acts.press(COUNCIL, 'correct', FIRST);
      const corrected = await acts.fill(COUNCIL, correction, { text: 'It is in March.' });
      expect(textOf(corrected)).toContain('Corrections\nSafety coordinator');
      // Nobody came to it, so it goes on.
      expect(textOf(await command(POLICE, `agenda ${SECOND}`))).toContain('the square');
    });

    it.each([
      [{}, 'decision', 'what was decided'],
      [{ action: 'book a room' }, 'due', 'fill this in'],
      [{ action: 'book a room', due: '1 Nov 2026' }, 'due', 'past'],
      [{ decision: 'Talk to Jan Jansen, born 12-03-2004' }, 'decision', 'may not concern a person'],
    ] as const)('say beside the field what is wrong: %j', async (values, field, word) => {
      await until('2026-12-08T10:30');
      await command(POLICE, 'minutes');
      const point = await database.prisma.agendaPoint.findFirstOrThrow({
        where: { what: 'training' },
      });
      const opened = await acts.press(POLICE, 'record', point.id);
      const errors = errorsOf(await acts.fill(POLICE, opened, values));
      expect(errors[field]).toContain(word);
      expect(await database.prisma.step.count()).toBe(0);
    });

    it('are written by who takes notes, chairs or coordinates', async () => {
      await until('2026-12-08T10:30');
      await command(POLICE, 'minutes');
      const point = await database.prisma.agendaPoint.findFirstOrThrow();
      expect(textOf(await acts.press(MAYOR, 'record', point.id))).toContain('who arranges');
      expect(textOf(await acts.press(MAYOR, 'attendance', FIRST))).toContain('who arranges');
    });

    it('say who was there, and over time how many of each side', async () => {
      await acts.press(COUNCIL, 'coming', FIRST);
      await until('2026-12-08T11:30');
      expect(await acts.told('liaison.over')).toEqual([expect.stringContaining(`${POLICE}: `)]);
      const opened = await acts.press(POLICE, 'attendance', FIRST);
      const attended = [POLICE, COUNCIL, MAYOR].map(acts.idOf);
      expect(textOf(await acts.fill(POLICE, opened, { attended }))).toContain(
        'Police Havenstad 1 · Municipality of Havenstad 2',
      );
      for (const card of ['details', 'show-series']) {
        const shown = await acts.press(COUNCIL, card, FIRST);
        expect(textOf(shown)).toContain('Both sides were there at the one meeting so far.');
        expect(textOf(shown)).toContain('Police Havenstad 1, Municipality of Havenstad 2');
        const [picture] = picturesOf(shown);
        expect(picture?.alt).toMatch(/8 Dec.* 1.* 2/);
        const drawn = readPng(Buffer.from(picture?.png ?? '', 'base64'));
        expect(drawn).toMatchObject({ width: 720, height: 536 });
      }
      const home = await world.dispatch({ ...envelope(COUNCIL), kind: 'home' });
      expect(textOf(home)).toContain('Who came so far to Liaison meeting (L-2026-0001)');
      expect(picturesOf(home)).toHaveLength(1);
    });
  });

  describe('changes', () => {
    it('move one meeting: shown first, told to everybody, answered anew, history kept', async () => {
      await acts.press(COUNCIL, 'coming', FIRST);
      const opened = await command(POLICE, `move ${FIRST} Thu 10 Dec 14:00`);
      const plan = await acts.fill(POLICE, opened, { reason: 'The hall is taken.' });
      expect(notesOf(plan)).toContain('Tue 8 Dec, 10:00 → Thu 10 Dec, 14:00');
      expect(notesOf(plan)).toContain('3 people besides you are told.');
      expect(await shown(FIRST)).toContain('Tue 8 Dec, 10:00');
      expect(textOf(await acts.fill(POLICE, plan))).toContain(
        'One meeting of L-2026-0001 is moved',
      );
      expect(await shown(FIRST)).toContain('Thu 10 Dec, 14:00–15:00');
      expect(await shown(FIRST)).toContain('Coming: 0 of Police Havenstad, 0 of');
      expect(await acts.told('liaison.changed')).toHaveLength(3);
      const [card] = await acts.inChannel('liaison.changed');
      expect(card).toContain('Why: The hall is taken.');
      expect(textOf(await acts.press(COUNCIL, 'details', FIRST))).toContain(
        'Tue 8 Dec, 10:00 → Thu 10 Dec, 14:00',
      );
      await until('2026-12-08T12:00');
      expect(await counts('liaison.reminder')).toBe(0);
      await until('2026-12-09T14:00');
      expect(await acts.inChannel('liaison.reminder')).toHaveLength(1);
    });

    it('move one and all that follow to another rhythm, and none before', async () => {
      const opened = await command(POLICE, `move ${SECOND}`);
      const values = { scope: 'following', when: 'every 2 weeks on Thursday 14:30' };
      const plan = await acts.fill(POLICE, opened, values);
      expect(notesOf(plan)).toContain('This will happen to 11 meetings:');
      await acts.fill(POLICE, plan);
      const text = await shown('L-2026-0001');
      expect(text).toContain(
        '○ Tue 8 Dec, 10:00–11:00 (Amsterdam)\n○ Thu 10 Dec, 14:30–15:30 (Amsterdam)\n○ Thu 24 Dec',
      );
      // It is still found by the name that it had.
      expect(await shown(SECOND)).toContain('L-2026-0001/2026-12-10');
    });

    it('skip a meeting, and let it take place after all', async () => {
      await acts.agree(POLICE, await command(POLICE, `skip ${FIRST}`));
      expect(await shown(FIRST)).toContain('Left out');
      await until('2026-12-07T10:00');
      expect(await counts('liaison.reminder')).toBe(0);
      await acts.press(POLICE, 'restore', FIRST);
      expect(await shown(FIRST)).not.toContain('Left out');
      await until('2026-12-08T09:45');
      expect(await acts.inChannel('liaison.reminder')).toHaveLength(1);
    });

    it('cancel all that follow for good: no more are laid out', async () => {
      await acts.agree(POLICE, await command(POLICE, `cancel ${SECOND}`), { scope: 'following' });
      await until('2027-03-01T10:00');
      const planned = await database.prisma.meeting.findMany({ where: { state: 'planned' } });
      expect(planned.map(({ date }) => date)).toEqual(['2026-12-08']);
    });

    it('happen once, however often the form is sent', async () => {
      const plan = await acts.fill(POLICE, await command(POLICE, `cancel ${FIRST}`));
      await Promise.all([acts.fill(POLICE, plan), acts.fill(POLICE, plan)]);
      expect(await database.prisma.seriesChange.count()).toBe(1);
      expect(await acts.told('liaison.changed')).toHaveLength(3);
    });

    it.each([
      ['1 Nov 2026 10:00', 'past'],
      ['8 Dec 10:00', 'that time already'],
      ['31 Feb 10:00', 'no such day'],
      ['whenever', 'does not understand'],
      ['', 'fill this in'],
    ])('say beside the field why it cannot move to "%s"', async (when, word) => {
      const opened = await command(POLICE, `move ${FIRST}`);
      expect(errorsOf(await acts.fill(POLICE, opened, { when }))['when']).toContain(word);
    });

    it('are for who arranges it', async () => {
      expect(textOf(await command(MAYOR, `move ${FIRST}`))).toContain('who arranges');
      expect(textOf(await command(PARTNER, `cancel ${FIRST}`))).toContain('not yours');
    });
  });

  describe('as time goes by', () => {
    it('more meetings are laid out, so that twelve are ahead', async () => {
      await until('2026-12-08T11:01');
      const ahead = await database.prisma.meeting.count({
        where: { endsAt: { gt: new Date('2026-12-08T10:01Z') } },
      });
      expect(ahead).toBe(12);
    });

    it('a changed calendar moves what it must, says what, and keeps what was moved by hand', async () => {
      await acts.plan('first working day 09:15');
      const name = 'L-2026-0002/2027-02-01';
      await acts.agree(POLICE, await command(POLICE, `move ${name}`), { when: '3 Feb 2027 09:15' });
      const file = exampleFile();
      const { partnership } = file;
      const holidays = [...partnership.holidays, '2026-12-01', '2026-12-08', '2027-02-01'];
      await registerWriter(database).apply(
        { ...file, partnership: { ...partnership, holidays } },
        world.clock.now(),
      );
      await world.directory.refresh();
      await world.upkeep();
      await world.upkeep();
      const said = (await acts.inChannel('liaison.changed')).filter((text) =>
        text.includes('calendar changed'),
      );
      expect(said).toHaveLength(2);
      expect(said[0]).toContain('Tue 8 Dec, 10:00 stays, and look');
      expect(said[1]).toContain('Tue 1 Dec, 09:15 → Wed 2 Dec, 09:15');
      expect(await shown(name)).toContain('Wed 3 Feb 2027, 09:15');
      await registerWriter(database).apply(file, world.clock.now());
      await world.directory.refresh();
    });

    it('other time zone data puts the meetings ahead right', async () => {
      const meeting = await database.prisma.meeting.findFirstOrThrow({
        where: { date: '2026-12-08' },
      });
      const startsAt = new Date(meeting.startsAt.getTime() + 3_600_000);
      await database.prisma.meeting.update({ where: { id: meeting.id }, data: { startsAt } });
      await database.prisma.liaisonSeries.updateMany({ data: { computedWith: 'older' } });
      await world.upkeep();
      expect((await acts.inChannel('liaison.changed'))[0]).toContain(
        'Tue 8 Dec, 11:00 → Tue 8 Dec, 10:00',
      );
      expect(await shown(FIRST)).toContain('10:00–11:00');
    });
  });
});

function picturesOf(shown: Reply) {
  const blocks = shown.kind === 'card' ? shown.card.blocks : [];
  return blocks.flatMap((block) => (block.tag === 'image' ? [block] : []));
}
