import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/locales/words.ts';
import type { JourneyDriver, JourneyPerson, Seen } from './driver.ts';
import { startRoomDriver } from './room-driver.ts';
import { startSlackDriver } from './slack-driver.ts';
import { startTeamsDriver } from './teams-driver.ts';

interface DoorText {
  readonly found: readonly { readonly text: string; readonly kind: string }[];
  readonly reference: readonly { readonly text: string; readonly is: string }[];
  readonly kept: readonly string[];
}
const CASES: DoorText = JSON.parse(
  readFileSync(new URL('../cases/door-text.json', import.meta.url), 'utf8'),
);
/** The references of the cases were made in 2026. */
const YEAR = Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').year;
const ofThisYear = (text: string) => text.replace('2026', String(YEAR));
const words = wordsFor('en');

const DRIVERS = [
  { name: 'the practice room', start: startRoomDriver },
  { name: 'Slack', start: startSlackDriver },
  { name: 'Microsoft Teams', start: startTeamsDriver },
];

describe.for(DRIVERS)('text as phones, mails and other programs put it, on $name', ({ start }) => {
  let driver: JourneyDriver;
  let officer: JourneyPerson;
  beforeAll(async () => {
    driver = await start();
    officer = driver.person('liaison-officer');
    await raise('First', { area: 'Station quarter' });
  });
  afterAll(() => driver.stop());

  async function raise(facts: string, more: Readonly<Record<string, string>>): Promise<Seen> {
    await officer.types('/signal');
    return officer.submits({ facts, categories: ['care'], urgency: 'normal', ...more });
  }

  it.for(CASES.found)('$text is seen in a field that stands on the card', async ({ text }) => {
    const answer = await raise('Something', { area: text });
    expect(answer).toMatchObject({
      kind: 'faults',
      text: expect.stringContaining(words('signal.fault.area')),
    });
  });

  it.for(CASES.found)('$text is asked about in a protected field', async ({ text }) => {
    const answer = await raise(`Seen: ${text}.`, {});
    expect(answer).toMatchObject({
      kind: 'dialog',
      text: expect.stringContaining(words('second_look.title', { count: 1 })),
    });
  });

  it.for(CASES.reference)('$text is the reference $is', async ({ text, is }) => {
    const answer = await officer.types(`/signal show ${ofThisYear(text)}`);
    expect(answer).toMatchObject({ kind: 'card', text: expect.stringContaining(ofThisYear(is)) });
  });

  it('takes a number alone for that of the record that the command is about', async () => {
    expect((await officer.types('/lead 1')).text).toContain(`S-${YEAR}-0001`);
    expect((await officer.types('/step “0001”.')).text).toContain(`S-${YEAR}-0001`);
    expect((await officer.types('/signal weigh 1')).text).toContain(`S-${YEAR}-0001`);
    expect((await officer.types('/signal close 99')).text).toContain('There is no signal 99');
  });

  it.for(CASES.kept)('%j stands on the card as it was typed', async (text) => {
    const answer = await raise('Something', { area: text });
    expect(answer.kind).toBe('card');
    await expect.poll(async () => (await officer.cards()).at(-1)?.text).toContain(text);
  });

  it.for([
    ['Plein \u202eneilP', 'Plein neilP'],
    ['a\u0000b', 'ab'],
  ] as const)(
    '%j stands there without what turns or breaks the text around it',
    async ([typed, kept]) => {
      const answer = await raise(typed, { area: typed });
      expect(answer.kind).toBe('card');
      await expect.poll(async () => (await officer.cards()).at(-1)?.text).toContain(kept);
      expect((await officer.cards()).at(-1)?.text).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    },
  );

  it('says that a sign went, and records the rest', async () => {
    const answer = await raise('Half \ud83d an emoji', { area: 'Plein' });
    expect(answer).toMatchObject({
      kind: 'card',
      text: expect.stringContaining(words('field.unreadable', { count: 1 })),
    });
    const [reference = ''] = /S-\d{4}-\d{4}/.exec(answer.text) ?? [];
    const shown = await officer.types(`/signal show ${reference}`);
    expect(shown.text).toContain('Half \ufffd an emoji');
  });
});
