import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialogOf, schedule, valuesOf } from '../../../../test/support/acts/meetings.ts';
import { openOneForTest } from '../../../../test/support/databases.ts';
import { exampleFile } from '../../../../test/support/example.ts';
import { type FileServer, startFileServer } from '../../../../test/support/files/file-server.ts';
import { textOf } from '../../../../test/support/shown/text-of.ts';
import { toldMembers } from '../../../../test/support/shown/told.ts';
import { createWorld, PUBLIC_URL, type World } from '../../../../test/support/world.ts';
import type { Reply } from '../../../bot/declare/reply.ts';
import type { Card } from '../../../cards/card.ts';
import type { Database } from '../../../storage/database/database.ts';
import { registerWriter } from '../../../storage/people/register-writer.ts';

const POLICE = 'liaison-officer';
const COUNCIL = 'safety-coordinator';
const DEPUTY = 'community-officer';
const PARTNER = 'youth-worker';
const MEETING = 'L-2026-0001/2026-12-08';

describe('meetings in one’s calendar', () => {
  let database: Database;
  let world: World;
  let server: FileServer;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
    server = await startFileServer(world);
    const place = 'Town hall 2.14';
    const invited = [POLICE, COUNCIL].map((key) => world.presence(key).member.id);
    await schedule(world, POLICE, 'every second Tuesday of the month 10:00', {
      ...{ title: 'Station quarter', place, invited },
    });
  });
  afterAll(async () => {
    await server.stop();
    await database.close();
  });

  /** Presses *Calendar file*, and fetches what is offered. */
  async function invitation(who: string): Promise<{ response: Response; text: string }> {
    const url = linkIn(await world.press(who, 'liaison.calendar-file', MEETING));
    expect(await (await server.ask(url)).text()).toContain(MEETING);
    const response = await server.ask(url, 'POST');
    return { response, text: await response.text() };
  }

  async function change(what: string, more: Record<string, string> = {}): Promise<void> {
    let reply = await world.command(POLICE, 'liaison', `${what} ${MEETING}`);
    for (let sent = 0; reply.kind === 'dialog' && sent < 3; sent += 1) {
      const dialog = dialogOf(reply);
      const { key, about = '' } = dialog;
      const values = { ...valuesOf(dialog), ...more, scope: 'this' };
      reply = await world.submit(POLICE, dialog.action, values, { key, about });
    }
    expect(textOf(reply)).not.toBe('');
    expect(reply.kind).toBe('notice');
  }

  /** Asks for an address, and takes it out of the card. */
  async function address(who: string): Promise<string> {
    const shown = await world.command(who, 'liaison', 'calendar');
    const opened = hasLink(shown) ? shown : await world.press(who, 'liaison.calendar-new', '');
    return linkIn(opened);
  }

  it('are a file that a calendar takes in, follows and takes out again', async () => {
    const { response, text } = await invitation(COUNCIL);
    expect(response.headers.get('content-type')).toBe(
      'text/calendar; charset=utf-8; method=REQUEST',
    );
    expect(response.headers.get('content-disposition')).toContain('L-2026-0001-2026-12-08.ics');
    const first = eventIn(text);
    expect(first.startDate.toJSDate().toISOString()).toBe('2026-12-08T09:00:00.000Z');
    expect([first.summary, first.location]).toEqual(['Station quarter', 'Town hall 2.14']);
    expect(first.description).toContain(MEETING);

    await change('move', { when: 'Thursday 10 December 14:00' });
    const moved = eventIn((await invitation(COUNCIL)).text);
    expect(moved.startDate.toJSDate().toISOString()).toBe('2026-12-10T13:00:00.000Z');

    await change('cancel');
    const { response: last, text: cancelled } = await invitation(COUNCIL);
    expect(last.headers.get('content-type')).toContain('method=CANCEL');
    const off = eventIn(cancelled);
    expect(off.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect([moved.uid, off.uid]).toEqual([first.uid, first.uid]);
    expect(moved.sequence).toBeGreaterThan(first.sequence);
    expect(off.sequence).toBeGreaterThan(moved.sequence);
  });

  it('are offered as a file, with its update and its end, to whoever hears of a change', async () => {
    const files = ({ buttons }: Pick<Card, 'buttons'>) =>
      buttons.flatMap(({ action, value, label }) =>
        action === 'liaison.calendar-file' ? [[value, label]] : [],
      );
    const heard = await toldMembers(world, /^liaison.changed$/);
    const [moved, off] = heard.filter(({ who }) => who === COUNCIL).map(({ card }) => files(card));
    expect(moved).toEqual([[MEETING, 'Calendar file']]);
    expect(off).toEqual([[MEETING, 'Take it out of my calendar']]);
    const shown = await world.press(COUNCIL, 'liaison.open', MEETING);
    if (shown.kind !== 'card') throw new Error('No card.');
    expect(files(shown.card)).toEqual([[MEETING, 'Take it out of my calendar']]);
  });

  it('are named to nobody who may not see them', async () => {
    const offered = await world.press(PARTNER, 'liaison.calendar-file', MEETING);
    expect(hasLink(offered)).toBe(false);
    const own = await (await server.ask(await address(PARTNER))).text();
    expect(own).toContain('BEGIN:VCALENDAR');
    expect(own).not.toContain('VEVENT');
  });

  it('are a calendar to subscribe to, read as often as one likes', async () => {
    const url = await address(COUNCIL);
    expect(url).toMatch(/^https:\/\/tandem\.example\.org\/calendar\/[\w-]{43}\.ics$/);
    for (let time = 0; time < 2; time += 1) {
      const response = await server.ask(url);
      expect(response.headers.get('content-type')).toBe(
        'text/calendar; charset=utf-8; method=PUBLISH',
      );
      expect(response.headers.get('cache-control')).toBe('no-store');
      const starts = eventsIn(await response.text()).map((event) => event.startDate.toString());
      // December's was called off.
      expect(starts.slice(0, 2)).toEqual(['2027-01-12T10:00:00', '2027-02-09T10:00:00']);
    }
  });

  it('say nothing of a person', async () => {
    const feed = await (await server.ask(await address(POLICE))).text();
    const { text } = await invitation(POLICE);
    for (const { name } of exampleFile().members) expect(feed + text).not.toContain(name);
  });

  it('are shown the address once; another one ends it, and so does stopping', async () => {
    const first = await address(POLICE);
    const again = await world.command(POLICE, 'liaison', 'calendar');
    expect(hasLink(again)).toBe(false);
    expect(textOf(again)).toMatch(/since Tue 24 Nov 2026/);
    const second = await address(POLICE);
    expect((await server.ask(first)).status).toBe(410);
    expect((await server.ask(second)).status).toBe(200);
    const stopped = await world.press(POLICE, 'liaison.calendar-stop', '');
    expect(textOf(stopped)).toMatch(/leads nowhere/);
    expect((await server.ask(second)).status).toBe(410);
    expect(textOf(await world.press(POLICE, 'liaison.calendar-stop', ''))).toMatch(/no calendar/);
  });

  it('are taken out again of the calendar of a deputy who is to come no more, and of nobody else’s', async () => {
    const next = 'L-2026-0001/2027-01-12';
    const fetched = async (who: string, action: string) => {
      const url = linkIn(await world.press(who, action, next));
      return eventIn(await (await server.ask(url, 'POST')).text());
    };
    const state = (event: ICAL.Event) => event.component.getFirstPropertyValue('status');
    await world.press(POLICE, 'liaison.deputy', next);
    expect(state(await fetched(DEPUTY, 'liaison.calendar-end')), 'asked to come').not.toBe(
      'CANCELLED',
    );
    const taken = await fetched(DEPUTY, 'liaison.calendar-file');
    await world.press(POLICE, 'liaison.coming', next);
    const [last] = (await toldMembers(world, /^liaison.deputy-asked$/)).slice(-1);
    const ends = last?.card.buttons.map(({ action, label }) => [action, label]);
    expect(ends).toContainEqual(['liaison.calendar-end', 'Take it out of my calendar']);
    const end = await fetched(DEPUTY, 'liaison.calendar-end');
    expect([end.uid, state(end)]).toEqual([taken.uid, 'CANCELLED']);
    expect(state(await fetched(POLICE, 'liaison.calendar-end')), 'who comes keeps it').not.toBe(
      'CANCELLED',
    );
  });

  it('are kept from whoever guesses, with one answer to all of it', async () => {
    const wrong = `${PUBLIC_URL}/calendar/${'A'.repeat(43)}.ics`;
    const answers = [];
    for (const url of [
      wrong,
      `${PUBLIC_URL}/calendar/x.ics`,
      `${PUBLIC_URL}/calendar/%E0%A4.ics`,
    ]) {
      const response = await server.ask(url);
      answers.push(`${response.status} ${await response.text()}`);
    }
    answers.push(`410 ${await (await server.ask(`${PUBLIC_URL}/calendar/`)).text()}`);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^410 There is no calendar/);
    expect((await server.ask(await address(COUNCIL), 'POST')).status).toBe(410);
  });

  it('leave the address in neither the database, nor the log, nor the audit', async () => {
    const url = await address(POLICE);
    await server.ask(url);
    const token = url.slice(-47, -4);
    expect(token).toHaveLength(43);
    const feeds = await database.prisma.calendarFeed.findMany();
    const audit = await database.prisma.auditEntry.findMany();
    expect(audit.map(({ action }) => action)).toContain('calendar.opened');
    expect(JSON.stringify([feeds, audit, server.log])).not.toContain(token);
  });

  it('end with whoever leaves the partnership', async () => {
    const url = await address(COUNCIL);
    const file = exampleFile();
    const members = file.members.filter(({ key }) => key !== COUNCIL);
    await registerWriter(database).apply({ ...file, members }, world.clock.now());
    await world.directory.refresh();
    expect((await server.ask(url)).status).toBe(410);
  });
});

function hasLink(reply: Reply): boolean {
  return reply.kind === 'card' && reply.card.blocks.some(({ tag }) => tag === 'link');
}

function linkIn(reply: Reply): string {
  const blocks = reply.kind === 'card' ? reply.card.blocks : [];
  const link = blocks.find((block) => block.tag === 'link');
  if (link?.tag !== 'link') throw new Error(`No link: ${textOf(reply)}`);
  return link.url;
}

function eventsIn(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

function eventIn(text: string): ICAL.Event {
  const [event] = eventsIn(text);
  if (!event) throw new Error('There is no event.');
  return event;
}
