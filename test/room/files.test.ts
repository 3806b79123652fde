import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from '../support/chromium.ts';
import { readPdf } from '../support/files/pdf-text.ts';
import { filledFolder, startProcess, type TandemProcess } from '../support/process.ts';
import { answer, box, DESK, dialog, PHONE, raise, shoot, type } from './room.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WANTED = { rules: { 'color-contrast-enhanced': { enabled: true } } };

describe('a signal taken out as a file, in the practice room', () => {
  let tandem: TandemProcess;
  let browser: Browser;
  let custodian: Page;
  let file: Page;
  let reference: string;

  beforeAll(async () => {
    // The links name the port, so it is chosen before.
    tandem = await startProcess({ DATA_DIR: filledFolder(), PORT: String(await freePort()) });
    browser = await openBrowser(inject('chromium'));
    const police = await openAs('liaison-officer');
    reference = await raise(police, { facts: 'Листівки лежать на зупинці.' });
    custodian = await openAs('privacy-officer');
  });
  afterAll(async () => {
    await browser.close();
    await tandem.kill();
  });

  async function openAs(person: string): Promise<Page> {
    const context = await browser.newContext({ viewport: DESK, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${tandem.address}?as=havenstad/${person}`);
    await box(page).waitFor();
    return page;
  }

  it('is asked for with a reason, and its link opens beside the room', async () => {
    await type(custodian, `/signal export ${reference}`);
    await shoot(custodian, 'export-form');
    await dialog(custodian).getByLabel('What it is for').fill('The court asked for it.');
    await dialog(custodian).getByRole('button', { name: 'Get the link' }).click();
    const ready = answer(custodian, 'the PDF is ready to fetch');
    await ready.first().waitFor();
    await shoot(custodian, 'export-ready');
    const opened = custodian.context().waitForEvent('page');
    await ready.getByRole('link', { name: 'Fetch the PDF' }).click();
    file = await opened;
    await file.getByRole('heading', { name: `${reference}: what was written` }).waitFor();
    expect(await file.evaluate('window.opener')).toBeNull();
  });

  it('has a page that axe finds nothing to object to, in light and dark, on a phone and at a desk', async () => {
    const found: string[] = [];
    for (const size of [DESK, PHONE]) {
      await file.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await file.emulateMedia({ colorScheme });
        await shoot(file, `export-page-${size.width}-${colorScheme}`);
        // The page lets no script in; the check runs in the browser's own world.
        await file.evaluate(AXE);
        const { violations } = await file.evaluate<AxeResults>(
          `axe.run(${JSON.stringify(WANTED)})`,
        );
        found.push(...violations.map(({ id }) => `${size.width} ${colorScheme}: ${id}`));
      }
    }
    expect(found).toEqual([]);
  });

  it('is fetched once, by a press', async () => {
    const download = file.waitForEvent('download');
    await file.getByRole('button', { name: 'Fetch it' }).click();
    const fetched = await download;
    expect(fetched.suggestedFilename()).toBe(`${reference}.pdf`);
    const { text } = await readPdf(readFileSync(await fetched.path()));
    expect(text).toContain('Листівки лежать на зупинці.');
    expect(text).toContain('exported by Privacy officer, Municipality of Havenstad');
    await file.getByRole('button', { name: 'Fetch it' }).click();
    await file.getByRole('heading', { name: 'This link leads nowhere' }).waitFor();
    await shoot(file, 'export-gone');
  });
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No port was given.');
  return address.port;
}
