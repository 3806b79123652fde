import { expect } from 'vitest';
import type { JourneyDriver, JourneyPerson, Seen, SeenCard } from './driver.ts';

/** On a phone, at night: everything that is done between the first word and the first message. */
const MOST_PRESSES = 12;
const SOON = { timeout: 20_000, interval: 100 };
const POLICE = 'Police Havenstad';
const COUNCIL = 'Municipality of Havenstad';
const REPORT = { type: 'fire in a warehouse', location: 'the old warehouse on Dock road' };

/**
 * A unit from its opening to its closing: both in, a message drafted, signed, edited (both see that the
 * signature fell), signed again by both, pushed, corrected, cleared.
 */
export async function crisisJourney(driver: JourneyDriver): Promise<void> {
  const officer = counted(driver.person('liaison-officer'));
  const office = counted(driver.person('mayors-office'));

  const reference = await openedAndBothIn(officer, office);
  await holdingStatementPushed(officer, office, reference);
  for (const side of [officer, office]) expect(side.count()).toBeLessThanOrEqual(MOST_PRESSES);

  await followedBy(officer, office, `${reference}/2`, 'Correction…', {
    happened: 'The fire is in the new warehouse, not in the old one.',
  });
  await standsInChannel(officer, 'No longer current');
  await followedBy(officer, office, `${reference}/3`, 'All clear…', {
    happened: 'The fire in the new warehouse is out.',
  });
  await closedByBoth(officer, office, reference);
}

/** A unit with both in, and its first message pushed to where both sides are. @returns the reference of the message. */
export async function firstMessagePushed(
  officer: JourneyPerson,
  office: JourneyPerson,
): Promise<string> {
  const both = [counted(officer), counted(office)] as const;
  const reference = await openedAndBothIn(...both);
  await holdingStatementPushed(...both, reference);
  return `${reference}/1`;
}

async function openedAndBothIn(officer: Counted, office: Counted): Promise<string> {
  const form = await officer.types('/crisis open');
  expect(form.kind).toBe('dialog');
  expect(form.text).toContain('112');
  const opened = await officer.submits(REPORT);
  expect(opened.text, 'in an exercise every card says so').toContain('EXERCISE');
  const [reference = ''] = /C-\d{4}-\d{4}/.exec(opened.text) ?? [];
  await toldOf(office, `You are called to ${reference}`);
  expect((await office.told()).map(({ text }) => text).join(), 'not yet').not.toContain('in since');
  const seen = await office.presses("I'm in", `You are called to ${reference}`);
  expect(seen.text).toContain(REPORT.location);
  await standsInChannel(officer, `Mayor's office`);
  const channel = (await officer.cards()).map(({ text }) => text).join('\n');
  expect(channel, 'the report is for the unit').not.toContain('What kind of event');
  return reference;
}

/** Drafted, signed by one side, edited by the other, signed by both, pushed. */
async function holdingStatementPushed(
  officer: Counted,
  office: Counted,
  reference: string,
): Promise<void> {
  const message = `${reference}/1`;
  const form = await officer.presses('First message…', `${reference} is open`);
  expect(form.kind).toBe('dialog');
  const draft = await officer.submits({});
  expect(draft.text, 'the place is filled in').toContain(REPORT.location);
  expect(draft.text, 'all forms are shown').toMatch(
    /short form: \d+ of 280[\s\S]*spoken form: \d+ s/,
  );
  await officer.presses(`Sign version 1 for ${POLICE}`, `${message}, version 1`);
  await toldOf(office, `${message}, version 1`, `${POLICE}: signed by Liaison officer`);

  await office.presses('Edit as version 2…', `${message}, version 1`);
  await office.submits({ doing: 'The fire brigade and the police are at the warehouse.' });
  for (const person of [officer, office]) {
    const fresh = await toldOf(person, `${message}, version 2`, `${POLICE}: not signed`);
    expect(fresh.text).toContain('The signature of Liaison officer fell');
    expect(fresh.text).toContain('What changed: What we are doing (English)');
    await toldOf(person, `${message}, version 1 was replaced by version 2`);
  }

  await office.presses(`Sign version 2 for ${COUNCIL}`, `${message}, version 2`);
  await toldOf(officer, `${message}, version 2`, `${COUNCIL}: signed by Mayor's office`);
  await officer.presses(`Sign version 2 for ${POLICE}`, `${message}, version 2`);
  await pushed(officer, message);
}

/** A message that takes the place of the one before. */
async function followedBy(
  officer: Counted,
  office: Counted,
  message: string,
  button: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const [unit = ''] = message.split('/');
  await officer.presses(button, `${unit}/`);
  await officer.submits(values);
  await officer.presses(`Sign version 1 for ${POLICE}`, `${message}, version 1`);
  await toldOf(office, `${message}, version 1`, `${POLICE}: signed`);
  await office.presses(`Sign version 1 for ${COUNCIL}`, `${message}, version 1`);
  await toldOf(officer, `${message}, version 1`, 'ready to push');
  await pushed(officer, message);
}

async function pushed(officer: Counted, message: string): Promise<void> {
  const ready = await toldOf(officer, message, 'ready to push');
  const label = ready.buttons.find((one) => one.startsWith('Push to')) ?? '';
  const asked = await officer.presses(label, message);
  expect(asked.text, 'it asks once, and says to how many').toMatch(/Goes to \d+[\s\S]*EXERCISE/);
  const done = await officer.submits({});
  expect(done.text).toContain(`${message} is on its way`);
  await standsInChannel(officer, message);
  await toldOf(officer, `${message}, version`, 'was pushed');
}

async function closedByBoth(officer: Counted, office: Counted, reference: string): Promise<void> {
  await officer.types('/crisis close');
  const said = await officer.submits({});
  expect(said.text).toContain(`${reference} closes with the other side's word`);
  await office.types('/crisis close');
  const closed = await office.submits({});
  expect(closed.text).toContain('/liaison schedule');
  await standsInChannel(officer, `${reference} · Crisis unit closed by both sides`);
  const none = await officer.types('/crisis');
  expect(none.text).toContain('No crisis unit is open');
}

interface Counted extends JourneyPerson {
  /** Every command, press and form that was sent so far. */
  count(): number;
}

function counted(person: JourneyPerson): Counted {
  let count = 0;
  const also = <Args extends unknown[]>(act: (...args: Args) => Promise<Seen>) => {
    return (...args: Args) => {
      count += 1;
      return act(...args);
    };
  };
  return {
    ...person,
    types: also(person.types),
    presses: also(person.presses),
    submits: also(person.submits),
    count: () => count,
  };
}

/** @returns what they were told alone that says all of this. */
async function toldOf(person: JourneyPerson, ...texts: readonly string[]): Promise<SeenCard> {
  let found: SeenCard | undefined;
  await expect
    .poll(async () => {
      const told = await person.told();
      found = told.findLast(({ text }) => texts.every((one) => text.includes(one)));
      return found ? texts : told.map(({ text }) => text.slice(0, 200));
    }, SOON)
    .toEqual(texts);
  if (!found) throw new Error(`Nothing says ${texts.join(' and ')}.`);
  return found;
}

async function standsInChannel(person: JourneyPerson, text: string): Promise<void> {
  await expect
    .poll(async () => (await person.cards()).map((card) => card.text).join('\n'), SOON)
    .toContain(text);
}
