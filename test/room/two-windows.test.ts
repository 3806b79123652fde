import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/chromium.ts';
import { filledFolder, startProcess, type TandemProcess } from '../support/process.ts';

/** Screenshots to look at: `SCREENSHOTS=folder npm test`. */
const SHOTS = process.env['SCREENSHOTS'];

describe('two windows on the practice room, police and council', () => {
  const environment = { DATA_DIR: filledFolder(), PORT: '0' };
  let tandem: TandemProcess;
  let browser: Browser;
  let police: Page;
  let council: Page;

  beforeAll(async () => {
    tandem = await startProcess(environment);
    browser = await openBrowser(inject('chromium'));
    police = await window('liaison-officer', 1280);
    council = await window('safety-coordinator', 390);
  });
  afterAll(async () => {
    await browser.close();
    await tandem.kill();
  });

  async function window(person: string, width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 860 } });
    const page = await context.newPage();
    await page.goto(`${tandem.address}?as=havenstad/${person}`);
    await page.getByRole('combobox').waitFor();
    return page;
  }

  const cards = (page: Page): Locator => page.locator('main article', { hasText: 'S-2026-0001' });
  async function shoot(page: Page, name: string): Promise<void> {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: `${SHOTS}/${name}.png` });
  }

  it('raised in one, it appears in the other without a reload', async () => {
    await police.getByRole('combobox').fill('/signal Leaflets lie at the tram stop.');
    await police.getByRole('button', { name: 'Send', exact: true }).click();
    await police.getByLabel('Recruitment').check();
    await police.getByLabel(/^Area/).fill('Station quarter');
    await shoot(police, 'form');
    await police.getByRole('button', { name: 'Raise the signal' }).click();
    await police.getByText('S-2026-0001 is recorded', { exact: true }).waitFor();
    await cards(council)
      .getByText('Municipality of Havenstad is asked to acknowledge it')
      .waitFor();
    expect(await council.locator('main').textContent()).not.toContain('Leaflets');
    await shoot(council, 'phone');
  });

  it('acknowledged there, both cards say so', async () => {
    await cards(council).getByRole('button', { name: 'Acknowledge' }).click();
    for (const page of [police, council]) {
      await cards(page).getByText('Acknowledged by Municipality of Havenstad').waitFor();
      expect(await cards(page).count()).toBe(1);
    }
    await shoot(police, 'room');
  });

  it('killed right after the confirmation and started again, the signal is there, its card not doubled', async () => {
    await police.getByRole('combobox').fill('/signal A second thing was seen.');
    await police.getByRole('button', { name: 'Send', exact: true }).click();
    await police.getByLabel('Crime', { exact: true }).check();
    await police.getByRole('button', { name: 'Raise the signal' }).click();
    await police.getByText('S-2026-0002 is recorded', { exact: true }).waitFor();
    await tandem.kill();
    tandem = await startProcess({ ...environment, PORT: String(tandem.port) });
    const second = police.locator('main article', { hasText: 'S-2026-0002' });
    await second.first().waitFor();
    await police.reload();
    await second.first().waitFor();
    expect(await second.count()).toBe(1);
    expect(await cards(police).count()).toBe(1);
    await cards(police).getByText('Acknowledged by Municipality of Havenstad').waitFor();
  });
});
