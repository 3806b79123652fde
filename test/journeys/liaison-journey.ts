import ICAL from 'ical.js';
import { expect } from 'vitest';
import type { JourneyDriver, JourneyPerson, SeenCard } from './driver.ts';

const SOON = { timeout: 15_000, interval: 100 };
const TOMORROW = 'Liaison meeting tomorrow';

/** Both sides plan a meeting, are reminded of it, answer, talk, and find what they agreed on as a step. */
export async function liaisonJourney(driver: JourneyDriver): Promise<void> {
  const officer = driver.person('liaison-officer');
  const coordinator = driver.person('safety-coordinator');
  const reference = await planned(officer);
  await inChannel(coordinator, `${reference} · planned: Liaison meeting`);

  // The clock of a journey starts on a Tuesday morning; the meeting is on Thursday afternoon.
  driver.wait({ hours: 28, minutes: 30 });
  await inChannel(coordinator, TOMORROW);
  await told(coordinator, TOMORROW);
  await answered(officer, coordinator);
  const added = await coordinator.types('/liaison agenda add training in January');
  expect(added.text).toContain(`It stands on the agenda of ${reference}`);

  driver.wait({ hours: 24, minutes: 15 });
  await minutesTaken(officer, coordinator);
  const own = await coordinator.types('/step');
  expect(own.text).toContain('book a room');

  const name = await invitationFetched(officer, reference);
  await calledOff(officer, coordinator, name);
}

/** @returns the name of the meeting whose file it was. */
async function invitationFetched(officer: JourneyPerson, reference: string): Promise<string> {
  const listed = await officer.types('/liaison');
  const [, name = '', date = ''] = new RegExp(`(${reference}/([\\d-]+))`).exec(listed.text) ?? [];
  await officer.types(`/liaison show ${name}`);
  await officer.presses('Calendar file', name);
  const file = await officer.fetches('Fetch the calendar file');
  expect(file).toMatchObject({
    name: `${name.replace('/', '-')}.ics`,
    type: expect.stringContaining('text/calendar'),
  });
  const calendar = new ICAL.Component(ICAL.parse(file.text));
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  const { startDate, endDate } = new ICAL.Event(
    calendar.getFirstSubcomponent('vevent') ?? undefined,
  );
  const starts = Temporal.PlainDateTime.from(`${date}T14:30`).toZonedDateTime('Europe/Amsterdam');
  expect(startDate.toJSDate().getTime()).toBe(starts.epochMilliseconds);
  expect(endDate.toJSDate().getTime()).toBe(starts.add({ hours: 1 }).epochMilliseconds);
  return name;
}

/** Whoever took it into their calendar hears that it was called off, with the file that takes it out again. */
async function calledOff(
  officer: JourneyPerson,
  coordinator: JourneyPerson,
  name: string,
): Promise<void> {
  const form = await officer.types(`/liaison cancel ${name}`);
  expect(form.kind).toBe('dialog');
  const asked = await officer.submits({ scope: 'this' });
  expect(asked.kind, 'it asks once, with what it does').toBe('dialog');
  const done = await officer.submits({});
  expect(done.text).toContain('is called off');
  await told(coordinator, 'called off');
  await coordinator.presses('Take it out of my calendar', 'called off');
  const file = await coordinator.fetches('Fetch the calendar file');
  const calendar = new ICAL.Component(ICAL.parse(file.text));
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
}

/** Meetings every Thursday of both sides. @returns the reference of the series. */
export async function planned(officer: JourneyPerson): Promise<string> {
  const form = await officer.types('/liaison schedule every Thursday 14:30');
  expect(form.kind).toBe('dialog');
  expect(form.text).toContain('The next 6 dates (Amsterdam time):');
  expect(form.text.match(/Thu \d+ \w+( \d{4})?, 14:30–15:30/g)).toHaveLength(6);
  const person = (label: string) => officer.option('chair', label);
  const filled = {
    when: 'every Thursday 14:30',
    kind: 'liaison',
    chair: person('Liaison officer'),
    other_chair: 'nobody',
    note_taker: 'nobody',
    invited: [person('Liaison officer'), person('Safety coordinator')],
    quorum_police: '1',
    quorum_local_authority: '1',
  };
  const faults = await officer.submits({ ...filled, link: 'not an address' });
  expect(faults).toMatchObject({ kind: 'faults', text: expect.stringContaining('https://') });
  const saved = await officer.submits({ ...filled, link: '' });
  const [reference = ''] = /L-\d{4}-\d{4}/.exec(saved.text) ?? [];
  expect(saved.text).toContain(`${reference} is planned: Liaison meeting`);
  return reference;
}

async function answered(officer: JourneyPerson, coordinator: JourneyPerson): Promise<void> {
  for (const person of [officer, coordinator]) {
    const said = await person.presses('Coming', TOMORROW);
    expect(said).toMatchObject({ kind: 'notice', text: expect.stringContaining('you come to') });
  }
  for (const person of [officer, coordinator]) {
    await inChannel(person, 'Coming: 1 of Police Havenstad, 1 of Municipality of Havenstad.');
  }
}

async function minutesTaken(officer: JourneyPerson, coordinator: JourneyPerson): Promise<void> {
  const minutes = await officer.types('/liaison minutes');
  expect(minutes.text).toContain('training in January');
  const form = await officer.presses('Record…', 'training in January');
  expect(form).toMatchObject({ kind: 'dialog', text: expect.stringContaining('What was decided') });
  const recorded = await officer.submits({
    decision: 'The training is in January.',
    action: 'book a room',
    owner: officer.option('owner', 'Safety coordinator'),
    due: 'in 3 days',
  });
  expect(recorded.text).toContain('book a room');
  await officer.types('/liaison minutes');
  await officer.presses('Ask both sides to approve', 'training in January');
  await inChannel(coordinator, 'The training is in January.');
  for (const person of [coordinator, officer]) {
    await person.presses('Approve the minutes', 'The training is in January.');
  }
  await inChannel(coordinator, 'Minutes, approved by both sides');
}

async function inChannel(person: JourneyPerson, text: string): Promise<void> {
  await expect.poll(() => among(person.cards(), text), SOON).toBe(true);
}

async function told(person: JourneyPerson, text: string): Promise<void> {
  await expect.poll(() => among(person.told(), text), SOON).toBe(true);
}

async function among(cards: Promise<readonly SeenCard[]>, text: string): Promise<boolean> {
  return (await cards).some((card) => card.text.includes(text));
}
