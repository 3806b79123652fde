import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openFromMessageBox,
  openPlayground,
  type PlaygroundWindow,
  type PostedCard,
  postToTandem,
  shoot,
  showTask,
} from './teams-playground.ts';

/** The line of a card, not the words about it in other places. */
const TITLE = 'S-2026-0001 · Recruitment · raised by Police Havenstad';

describe("Tandem in Microsoft's Agents Playground", () => {
  let window: PlaygroundWindow;
  let asked: PostedCard;

  beforeAll(async () => {
    window = await openPlayground();
  });
  afterAll(() => window?.close());

  it('asked by name in a channel, it answers with a button that opens the form', async () => {
    const { page } = window;
    await postToTandem(page, ' signal');
    await page.getByRole('button', { name: 'Open the form' }).click();
    asked = await window.card('Open the form');
    expect(asked.actions[0]?.data).toMatchObject({ msteams: { type: 'task/fetch' } });
    await shoot(page, 'asked');
  });

  it('the form comes, is filled in, and one card stands in the channel', async () => {
    const { page } = window;
    const fetched = await window.activity('task/fetch', asked, asked.actions[0]?.data ?? {});
    const { sent } = await showTask(page, fetched);
    await page.getByLabel('What was seen or heard').fill('Leaflets lie at the tram stop.');
    await page.getByLabel('Recruitment', { exact: true }).check();
    await page.getByLabel('Area', { exact: true }).fill('Station quarter');
    await shoot(page, 'form');
    await page.getByRole('button', { name: 'Raise the signal' }).click();
    const answer = await window.activity('task/submit', asked, await sent);
    expect(JSON.stringify(answer)).toContain('S-2026-0001 is recorded');
    await page.getByText(TITLE).waitFor();
    expect(await page.getByText(TITLE).count()).toBe(1);
    expect(await page.getByText('Leaflets').count()).toBe(0);
    await shoot(page, 'card');
  });

  it('acknowledged by somebody else, the card changes in its place', async () => {
    const { page } = window;
    const card = await window.card(TITLE);
    await window.press('safety-coordinator', card, 'Acknowledge');
    await page.getByText('Acknowledged by Municipality of Havenstad').waitFor();
    await page.getByText('Not yet acknowledged').waitFor({ state: 'detached' });
    // The same message says so, not another one in its place.
    const now = await window.card('Acknowledged by Municipality of Havenstad');
    expect(now.message).toBe(card.message);
    expect(await page.getByText(TITLE).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
    await shoot(page, 'acknowledged');
  });

  it('the one who raised it is told by Tandem itself, in a chat of their own', async () => {
    const { page } = window;
    await page.getByText('Personal Chat', { exact: true }).click();
    await page.getByText(/S-2026-0001 .*acknowledged/i).waitFor();
    await shoot(page, 'told');
  });

  it('the form opens from the message box too, as the playground draws it', async () => {
    const { page } = window;
    await page.getByText('joint-desk', { exact: true }).click();
    const dialog = await openFromMessageBox(page, 'signal.raise~1');
    await dialog.getByLabel('What was seen or heard').fill('A second thing was seen.');
    await dialog.getByText('Crime', { exact: true }).click();
    await shoot(page, 'message-box');
    await dialog.getByRole('button', { name: 'Raise the signal' }).click();
    await page.getByText('S-2026-0002 · Crime · raised by Police Havenstad').waitFor();
    await shoot(page, 'second');
  });
});
