import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import type {
  CommandRequest,
  MessagesView,
  RoomView,
  SubmissionRequest,
} from '../../src/platforms/room/protocol.ts';
import { openBrowser } from '../support/chromium.ts';
import { placeForTest } from '../support/databases.ts';
import { startProcess } from '../support/process.ts';

/** The two widths that the page is drawn for, in CSS pixels. */
export const PHONE = { width: 390, height: 860 };
export const DESK = { width: 1280, height: 860 };

/** Screenshots to look at: `SCREENSHOTS=folder npm test`. */
const SHOTS = process.env['SCREENSHOTS'];

/** A practice room of its own, in a browser of its own. */
export interface Room {
  /** Opens the room as this person; every window is somebody's own browser. */
  open(person: string, options: BrowserContextOptions): Promise<Page>;
  kill(): Promise<void>;
  /** At the same address, on the same database. */
  start(): Promise<void>;
  /** What the pages threw; a test that passes over it hides something. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/** A room as two see it, in windows of one size. */
export interface Windows {
  readonly room: Room;
  readonly police: Page;
  readonly council: Page;
  readonly size: BrowserContextOptions;
  readonly name: string;
  /** Whether there are three columns. */
  readonly desk: boolean;
}

export async function openRoom(): Promise<Room> {
  const place = await placeForTest();
  const settings = { ...place.settings, PRACTICE_ROOM: 'on' };
  const first = await startProcess({ ...settings, PORT: '0' });
  const browser = await openBrowser(inject('chromium'));
  const { port, address } = first;
  let tandem = first;
  const faults: string[] = [];
  return {
    async open(person, options) {
      const page = await openWindow(browser, `${address}?as=havenstad/${person}`, options);
      page.on('pageerror', (error) => faults.push(`${person}: ${error.message}`));
      return page;
    },
    kill: () => tandem.kill(),
    async start() {
      tandem = await startProcess({ ...settings, PORT: String(port) });
    },
    faults: () => faults,
    async close() {
      await browser.close();
      await tandem.kill();
      await place.remove();
    },
  };
}

async function openWindow(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(address);
  await box(page).waitFor();
  return page;
}

/** The box for commands. */
export function box(page: Page): Locator {
  return page.getByRole('combobox');
}

export function dialog(page: Page): Locator {
  return page.locator('dialog[open]');
}

/** A message in the conversation, with its thread, found by what its card says. */
export function message(page: Page, text: string): Locator {
  const card = page.locator('article', { hasText: text });
  return page.locator('main li.message').filter({ has: card });
}

/** A button on the card itself, not on what was answered below it. */
export function cardButton(page: Page, text: string, name: string): Locator {
  return page.locator('main article', { hasText: text }).getByRole('button', { name });
}

/** What Tandem told this person alone. */
export function answer(page: Page, text: string): Locator {
  return page.locator('.answer', { hasText: text });
}

export async function type(page: Page, command: string): Promise<void> {
  await box(page).fill(command);
  await box(page).press('Enter');
}

export interface Form {
  readonly facts?: string;
  readonly about?: string;
  readonly urgency?: 'Normal' | 'Urgent' | 'Danger now';
  readonly area?: string;
}

export async function openForm(page: Page): Promise<Locator> {
  await type(page, '/signal');
  await dialog(page).waitFor();
  return dialog(page);
}

export async function fillIn(form: Locator, { facts, about, urgency, area }: Form): Promise<void> {
  if (facts !== undefined) await form.getByLabel('What was seen or heard').fill(facts);
  if (about) await form.getByRole('checkbox', { name: about, exact: true }).check();
  if (urgency) await form.getByRole('radio', { name: urgency, exact: true }).check();
  if (area !== undefined) await form.getByLabel(/^Area/).fill(area);
}

export async function submit(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Raise the signal' }).click();
}

/** @returns the reference that the confirmation names. */
export async function submitted(page: Page): Promise<string> {
  const told = page.waitForResponse((response) => response.url().endsWith('/submissions'));
  await submit(dialog(page));
  const { title = '' } = (await (await told).json()) as { title?: string };
  await answer(page, title).first().waitFor();
  return referenceIn(title);
}

/** Raised by hand, in the form. */
export async function raise(page: Page, form: Form): Promise<string> {
  await fillIn(await openForm(page), {
    facts: 'Leaflets lie there.',
    about: 'Recruitment',
    ...form,
  });
  return submitted(page);
}

/** Raises by the same requests that the page sends, until there are this many. */
export async function raiseUpTo(page: Page, person: string, count: number): Promise<void> {
  const as = `havenstad/${person}`;
  const { conversations } = await ask<RoomView>(page, `room?as=${as}`);
  const conversation = conversations[0]?.id ?? '';
  const query = new URLSearchParams({ as, conversation });
  const { messages } = await ask<MessagesView>(page, `messages?${query}`);
  const request = { as, conversation };
  for (let at = messages.length; at < count; at += 1) {
    const command: CommandRequest = { ...request, id: randomUUID(), text: '/signal' };
    await ask(page, 'commands', command);
    const submission: SubmissionRequest = {
      ...request,
      id: randomUUID(),
      action: 'signal.raise',
      key: randomUUID(),
      values: { facts: `Thing ${at}.`, categories: ['tension'], urgency: 'normal' },
    };
    await ask(page, 'submissions', submission);
  }
}

async function ask<View>(page: Page, path: string, body?: object): Promise<View> {
  const url = new URL(`/practice/api/${path}`, page.url()).href;
  const answered = body
    ? await page.request.post(url, { data: body })
    : await page.request.get(url);
  return (await answered.json()) as View;
}

export function referenceIn(text: string): string {
  return /S-\d{4}-\d{4}/.exec(text)?.[0] ?? '';
}

export async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}
