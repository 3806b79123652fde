import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answer,
  cardButton,
  DESK,
  dialog,
  fillIn,
  message,
  openForm,
  openRoom,
  PHONE,
  type Room,
  raise,
  shoot,
  submit,
  submitted,
  type,
} from './room.ts';

/** Its rules: WCAG 2 A and AA, what it calls best practice; and of AAA the contrast of 7:1. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A theme changes colours and nothing else, so the second is looked at for those alone. */
const THEMES = [
  { colorScheme: 'light', options: { rules: { 'color-contrast-enhanced': { enabled: true } } } },
  { colorScheme: 'dark', options: { runOnly: ['cat.color'] } },
] as const;

describe('axe finds nothing to object to, in light and dark, on a phone and at a desk,', () => {
  let room: Room;
  let page: Page;

  beforeAll(async () => {
    room = await openRoom();
    page = await room.open('liaison-officer', { viewport: DESK });
    await page.evaluate(AXE);
  });
  afterAll(() => room?.close());

  async function objections(state: string, sizes = [DESK, PHONE]): Promise<string[]> {
    const found: string[] = [];
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const { colorScheme, options } of THEMES) {
        await page.emulateMedia({ colorScheme });
        await shoot(page, `${state}-${size.width}-${colorScheme}`);
        const wanted = JSON.stringify({ ...options, resultTypes: ['violations'] });
        const { violations } = await page.evaluate<AxeResults>(`axe.run(${wanted})`);
        const nodes = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
        );
        found.push(...nodes.map((node) => `${state} ${size.width} ${colorScheme}: ${node}`));
      }
    }
    await page.setViewportSize(DESK);
    return found;
  }

  it('in an empty room', async () => {
    await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
    expect(await objections('empty')).toEqual([]);
  });

  it('in a form with faults, with danger now chosen as well', async () => {
    const form = await openForm(page);
    await submit(form);
    await form.getByText('Please fill this in.').first().waitFor();
    expect(await objections('faults')).toEqual([]);
    await fillIn(form, { urgency: 'Danger now' });
    await form.getByRole('alert').filter({ hasText: 'call 112' }).waitFor();
    expect(await objections('danger')).toEqual([]);
  });

  it('in the second look', async () => {
    await fillIn(dialog(page), { facts: 'Bel hem op 06-12345678', about: 'Crime' });
    await submit(dialog(page));
    await dialog(page).locator('mark').first().waitFor();
    expect(await objections('second-look')).toEqual([]);
    await dialog(page).getByRole('radio', { name: 'Take it out' }).check();
    await submitted(page);
  });

  it('with cards, a thread, news to oneself alone, and private answers', async () => {
    const council = await room.open('safety-coordinator', { viewport: DESK });
    const reference = await raise(page, { area: 'Station quarter' });
    await cardButton(council, reference, 'Acknowledge').click();
    await message(page, reference).locator('.reply').waitFor();
    await cardButton(page, reference, 'Open').click();
    await answer(page, 'What was seen or heard').waitFor();
    await page.getByRole('link', { name: /^Tandem New/ }).waitFor();
    expect(await objections('cards')).toEqual([]);
  });

  it('with a list, and a press refused', async () => {
    await type(page, '/signal list');
    await answer(page, 'Open signals').waitFor();
    await cardButton(page, 'Crime', 'Acknowledge').click();
    await page.locator('.notice').waitFor();
    expect(await objections('list')).toEqual([]);
  });

  it('with the people to choose from', async () => {
    await page.getByRole('button', { name: /You are:/ }).click();
    await page.getByRole('heading', { name: 'Be somebody else as well' }).waitFor();
    expect(await objections('people')).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('with the conversations drawn out on a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: /^Conversations/ }).click();
    await page.getByRole('link', { name: 'partners' }).waitFor();
    expect(await objections('drawer', [PHONE])).toEqual([]);
  });
});
