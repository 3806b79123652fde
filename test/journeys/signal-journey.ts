import { expect } from 'vitest';
import type { JourneyDriver } from './driver.ts';

/** Raised by the police, acknowledged by the council; both see the same card. */
export async function signalJourney(driver: JourneyDriver): Promise<void> {
  const officer = driver.person('liaison-officer');
  const coordinator = driver.person('safety-coordinator');

  const form = await officer.types('/signal leaflets at the tram stop');
  expect(form).toMatchObject({
    kind: 'dialog',
    text: expect.stringContaining('What was seen or heard'),
  });
  expect(form.text).toContain('112');

  const faults = await officer.submits({ facts: '', categories: [], urgency: 'normal' });
  expect(faults).toMatchObject({
    kind: 'faults',
    text: expect.stringContaining('Please fill this in'),
  });

  const confirmation = await officer.submits({
    facts: 'Leaflets with a sign-up link lie at the tram stop.',
    interpretation: 'It looks organised.',
    categories: ['recruitment', 'care'],
    urgency: 'normal',
    area: 'Station quarter',
  });
  const [reference = ''] = /S-\d{4}-\d{4}/.exec(confirmation.text) ?? [];
  expect(confirmation.text).toContain(`${reference} is recorded`);

  await expect.poll(async () => (await coordinator.cards()).at(-1)?.text).toContain(reference);
  const card = (await coordinator.cards()).at(-1);
  expect(card?.text).toContain('Recruitment and Care or services · raised by Police Havenstad');
  expect(card?.text).toContain('EXERCISE');
  expect(card?.text).not.toContain('Leaflets');
  expect(card?.buttons).toEqual(['Acknowledge', 'Open']);

  const opened = await coordinator.presses('Open', reference);
  expect(opened.text).toContain('Leaflets with a sign-up link lie at the tram stop.');
  const done = await coordinator.presses('Acknowledge', reference);
  expect(done).toMatchObject({ kind: 'notice', text: expect.stringContaining('is acknowledged') });

  for (const person of [officer, coordinator]) {
    await expect
      .poll(async () => (await person.cards()).at(-1)?.text)
      .toContain('Acknowledged by Municipality of Havenstad');
    expect((await person.cards()).filter(({ text }) => text.includes(reference))).toHaveLength(1);
    expect((await person.cards()).at(-1)?.buttons).toEqual(['Choose the lead…', 'Open']);
  }
}
