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
/** What stands on a card; a sign that keeps a host from reading a function is not seen. */
const visible = (text = '') => text.replaceAll('\u2060', '');

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

  it.for([
    ['/singal list', '/signal list'],
    ['/signal lst', '/signal list'],
    ['/signal list mnie', '/signal list mine'],
    ['/signal shwo 1', '/signal show 1'],
    ['/step list', '/step'],
    ['/lead lsit', '/lead list'],
    ['/liaison agnda', '/liaison agenda'],
    ['/crisis opne', '/crisis open'],
    ['/tandem singal', '/signal'],
  ] as const)('%s is answered with %s as a button', async ([typed, meant]) => {
    const answer = await officer.types(typed);
    expect(answer).toMatchObject({ kind: 'card', text: expect.stringContaining(typed.slice(1)) });
    expect(answer.text).not.toMatch(/refused/i);
    const pressed = await officer.presses(meant, typed.slice(1));
    expect(pressed.text).not.toContain('There is no command');
    expect(pressed.kind).not.toBe('faults');
  });

  it.for(['/help', '/frobnicate'])('%s is answered with a way to help', async (typed) => {
    const answer = await officer.types(typed);
    expect(answer.kind).toBe('card');
    expect(answer.text).not.toMatch(/refused/i);
  });

  it('never records a mistyped word, and still takes it from who means it', async () => {
    const before = (await officer.cards()).length;
    await officer.types('/signal lst');
    const form = await officer.presses('Raise a concern: “lst”', '/signal lst');
    expect(form.kind).toBe('dialog');
    expect((await officer.cards()).length).toBe(before);
    expect((await officer.types('/signal Quillfeather')).kind).toBe('dialog');
    expect((await officer.types('/signal lost child at the station')).kind).toBe('dialog');
  });

  it.for(['/signal', '/tandem', '/liaison', '/crisis'])(
    'a reference after %s opens its record',
    async (command) => {
      for (const typed of [`${command} S-${YEAR}-0001`, `${command} “s‑${YEAR}‑1”.`]) {
        const opened = await officer.types(typed);
        expect(opened).toMatchObject({
          kind: 'card',
          text: expect.stringContaining(`S-${YEAR}-0001`),
        });
        expect(opened.text).toContain('Station quarter');
      }
    },
  );

  it.for(CASES.kept)('%j stands on the card as it was typed', async (text) => {
    const answer = await raise('Something', { area: text });
    expect(answer.kind).toBe('card');
    await expect.poll(async () => visible((await officer.cards()).at(-1)?.text)).toContain(text);
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
