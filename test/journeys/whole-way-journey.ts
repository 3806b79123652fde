import { expect } from 'vitest';
import type { JourneyDriver, JourneyPerson, SeenCard } from './driver.ts';

const SOON = { timeout: 15_000, interval: 100 };
const REASON = 'They know the quarter and its clubs.';

/** A signal of youth work on its whole way: both lead, a step is overdue, both weigh and close it. */
export async function wholeWayJourney(driver: JourneyDriver): Promise<void> {
  const officer = driver.person('liaison-officer');
  const coordinator = driver.person('safety-coordinator');
  const reference = await raisedAndAcknowledged(driver, officer);

  await bothLead(driver, officer, coordinator, reference);
  await stepOverdue(driver, officer, coordinator, reference);
  await weighed(officer, coordinator, reference);

  await coordinator.types(`/signal close ${reference}`);
  await officer.types(`/signal close ${reference}`);
  await officer.presses('Close it', `Close ${reference}`);
  for (const person of [officer, coordinator]) {
    await shows(person, reference, 'Closed by both sides: No action.');
    expect((await cardOf(person, reference))?.text).not.toContain('Leaflets');
  }
  await toldOf(driver.person('youth-worker'), 'is closed by both sides: No action');
  const happened = await officer.types(`/signal timeline ${reference}`);
  expect(happened.text).toContain('raised');
}

async function raisedAndAcknowledged(
  driver: JourneyDriver,
  officer: JourneyPerson,
): Promise<string> {
  const youth = driver.person('youth-worker');
  await youth.types('/signal');
  const confirmation = await youth.submits({
    facts: 'Leaflets with a sign-up link lie in the youth club.',
    categories: ['recruitment', 'care'],
    urgency: 'normal',
  });
  const [reference = ''] = /S-\d{4}-\d{4}/.exec(confirmation.text) ?? [];
  await shows(officer, reference, 'Not yet acknowledged');
  await officer.presses('Acknowledge', reference);
  await shows(officer, reference, 'Acknowledged by Police Havenstad');
  await toldOf(youth, 'was acknowledged by Liaison officer');
  return reference;
}

async function bothLead(
  driver: JourneyDriver,
  officer: JourneyPerson,
  coordinator: JourneyPerson,
  reference: string,
): Promise<void> {
  const suggested = await officer.types(`/lead ${reference}`);
  expect(suggested.text).toContain('Suggested lead: joint');
  expect(suggested.text).toContain('only a suggestion');
  const form = await officer.presses('Choose the lead…', reference);
  expect(form.kind).toBe('dialog');
  const chosen = await officer.submits({
    mode: 'joint',
    police: officer.option('police', 'Community police officer'),
    local_authority: officer.option('local_authority', 'Safety coordinator'),
    reason: REASON,
  });
  expect(chosen.text).toContain('will be asked privately');
  for (const asked of [driver.person('community-officer'), coordinator]) {
    await toldOf(asked, `Will you lead ${reference}?`);
    await asked.presses('Accept the lead', `Will you lead ${reference}?`);
  }
  await shows(officer, reference, 'joint — Community police officer (Police Havenstad) ● accepted');
}

async function stepOverdue(
  driver: JourneyDriver,
  officer: JourneyPerson,
  coordinator: JourneyPerson,
  reference: string,
): Promise<void> {
  await coordinator.types(`/step ${reference} call the youth workers`);
  await coordinator.submits({
    what: 'call the youth workers',
    owner: coordinator.option('owner', 'Safety coordinator'),
    due: 'in 3 hours',
  });
  await shows(officer, reference, 'call the youth workers');
  driver.wait({ hours: 4 });
  await shows(officer, reference, 'overdue since');
  for (const person of [officer, coordinator]) {
    await toldOf(person, `${reference}: call the youth workers, overdue since`);
  }
  await coordinator.types(`/step ${reference}`);
  await coordinator.presses('Done…', 'call the youth workers');
  await coordinator.submits({ what: '', due: '' });
  await shows(officer, reference, 'name the next step');
}

async function weighed(
  officer: JourneyPerson,
  coordinator: JourneyPerson,
  reference: string,
): Promise<void> {
  for (const person of [officer, coordinator]) {
    await person.types(`/signal weigh ${reference}`);
    await person.presses('Note our view…', reference);
    const noted = await person.submits({
      view: 'We have looked at it and know of nothing more.',
      summary: 'Nothing more is known to us.',
    });
    expect(noted.text).toContain('is noted');
  }
  await officer.types(`/signal weigh ${reference}`);
  await officer.presses('Propose an outcome…', reference);
  await officer.submits({ outcome: 'no_action', reason: 'Nothing more is known to either side.' });
  await toldOf(coordinator, `proposes for ${reference}: No action`);
  await coordinator.presses('Agree', `proposes for ${reference}`);
  await shows(officer, reference, 'No action · agreed by both sides');
}

async function cardOf(person: JourneyPerson, reference: string): Promise<SeenCard | undefined> {
  return (await person.cards()).findLast(({ text }) => text.includes(`${reference} · `));
}

async function shows(person: JourneyPerson, reference: string, text: string): Promise<void> {
  await expect.poll(async () => (await cardOf(person, reference))?.text, SOON).toContain(text);
}

async function toldOf(person: JourneyPerson, text: string): Promise<void> {
  await expect
    .poll(async () => (await person.told()).map((card) => card.text).join('\n'), SOON)
    .toContain(text);
}
