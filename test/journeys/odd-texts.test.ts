import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tidy } from '../../src/domain/text/tidy.ts';
import { wordsFor } from '../../src/locales/words.ts';
import { runs } from '../support/long.ts';
import { ODD_TEXTS, someOddTexts } from '../support/odd-texts.ts';
import type { JourneyDriver, JourneyPerson } from './driver.ts';
import { startRoomDriver } from './room-driver.ts';
import { startSlackDriver } from './slack-driver.ts';
import { startTeamsDriver } from './teams-driver.ts';

const ALL = ODD_TEXTS.length;
const FIELDS = ['facts', 'interpretation', 'area', 'needs', 'others'];
/** How many are typed into one form, each into fields of its own; in full, each alone into all of them. */
const TOGETHER = runs(FIELDS.length, 1);
const FEW = runs(10, ALL);
const DRIVERS = [
  { name: 'the practice room', start: startRoomDriver, many: ALL },
  { name: 'Slack', start: startSlackDriver, many: FEW },
  { name: 'Microsoft Teams', start: startTeamsDriver, many: FEW },
];
const COMMANDS = ['/signal', '/signal show', '/step', '/lead', '/liaison', '/crisis', '/tandem'];
const FAILED = wordsFor('en')('refusal.failed', { id: '' }).split('.')[0] ?? '';
/** A sign that keeps a host from reading a function is not seen; lines are drawn in many ways. */
const visible = (text: string) => text.replaceAll('\u2060', '').replaceAll(/\s+/g, ' ');

describe.for(DRIVERS)('odd text on $name', ({ start, many }) => {
  let driver: JourneyDriver;
  let officer: JourneyPerson;
  beforeAll(async () => {
    driver = await start();
    officer = driver.person('liaison-officer');
  });
  afterAll(() => driver.stop());

  it.for(formsOf(someOddTexts(many)))('$name comes back as it is kept', async ({ texts }) => {
    await officer.types('/signal');
    const typed = FIELDS.map((field, index) => [field, texts[index % texts.length]]);
    const more = { categories: ['care'], urgency: 'normal' };
    const raised = await officer.submits({ ...Object.fromEntries(typed), ...more });
    expect(raised.kind, raised.text).toBe('card');
    const [reference = ''] = /S-\d{4}-\d{4}/.exec(raised.text) ?? [];
    const shown = visible((await officer.types(`/signal show ${reference}`)).text);
    for (const text of texts) {
      const fields = FIELDS.length / texts.length;
      expect(shown.split(visible(tidy(text))).length).toBeGreaterThan(fields);
    }
  });

  it('is answered after every command', async () => {
    for (const [index, { name, text }] of someOddTexts(many, 3).entries()) {
      const command = COMMANDS[index % COMMANDS.length];
      const answer = await officer.types(`${command} ${text}`);
      expect(answer.text, `${command} ${name}`).not.toContain(FAILED);
    }
  });
});

function formsOf(odd: ReturnType<typeof someOddTexts>): { name: string; texts: string[] }[] {
  return Array.from({ length: Math.ceil(odd.length / TOGETHER) }, (_, form) => {
    const some = odd.slice(form * TOGETHER, (form + 1) * TOGETHER);
    return { name: some.map(({ name }) => name).join(', '), texts: some.map(({ text }) => text) };
  });
}
