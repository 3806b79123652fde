import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MessagesView } from '../../src/platforms/room/protocol.ts';
import {
  answer,
  cardButton,
  message,
  raise,
  raiseUpTo,
  shoot,
  type,
  type Windows,
} from './room.ts';

/** What several people see of each other's doings. One after the other: they share windows. */
export function journeysTogether(at: () => Windows): void {
  describe('for several who act', { concurrent: false }, () => {
    it('acknowledged by the other side, the thread says by whom, and the raiser is told alone', async () => {
      const { police, council, desk } = at();
      const reference = await raise(police, { area: 'Station quarter' });
      await acknowledge(council, reference).click();
      const said = `${reference} was acknowledged by Safety coordinator, Municipality of Havenstad`;
      for (const page of [police, council]) {
        await message(page, reference).getByText('Acknowledged by').first().waitFor();
        await message(page, reference).locator('.thread').getByText(said).waitFor();
      }
      if (!desk) await police.getByRole('link', { name: 'New, to you alone' }).waitFor();
      await openConversations(at());
      const direct = police.getByRole('link', { name: /^Tandem/ });
      await direct.getByText('New').waitFor();
      await direct.click();
      await police.getByRole('heading', { name: 'Tandem · To you alone' }).waitFor();
      await message(police, said).waitFor();
      await openConversations(at());
      expect(await direct.textContent()).toBe('Tandem');
      await police.getByRole('link', { name: /joint-desk/ }).click();
      await message(police, reference).waitFor();
    });

    it('of two who acknowledge at once one did, and the other is told who', async () => {
      const { room, police, council, size } = at();
      const mayor = await room.open('mayors-office', size);
      const reference = await raise(police, { area: 'Town hall' });
      const pages = [council, mayor];
      await Promise.all(pages.map((page) => acknowledge(page, reference).waitFor()));
      await Promise.all(pages.map((page) => acknowledge(page, reference).click()));
      const told = await Promise.all(
        pages.map((page) => message(page, reference).locator('.notice').textContent()),
      );
      expect(told.filter((text) => text?.startsWith('Done'))).toHaveLength(1);
      expect(told.filter((text) => text?.includes('was already acknowledged by'))).toHaveLength(1);
      await mayor.context().close();
    });

    it('a press that is refused says why, and what would work', async () => {
      const { police } = at();
      const reference = await raise(police, { area: 'Market' });
      await acknowledge(police, reference).click();
      const notice = message(police, reference).locator('.notice');
      await notice.getByText('Your own organisation raised').waitFor();
      expect(await notice.textContent()).toMatch(/^Refused.*The other side acknowledges it\.$/);
    });

    it('somebody else opens in a second window, and one stays oneself in the first', async () => {
      const { police } = at();
      await police.getByRole('button', { name: /You are:/ }).click();
      const opens = police.context().waitForEvent('page');
      await police.getByRole('link', { name: /^Youth worker/ }).click();
      const second = await opens;
      await second.getByRole('button', { name: /Youth worker, Youth work Havenstad/ }).waitFor();
      expect(await police.getByRole('button', { name: /Liaison officer/ }).count()).toBe(1);
      await second.close();
      await police.keyboard.press('Escape');
    });

    it('a long list comes in pages, and each row opens', async () => {
      const { police, name } = at();
      await raiseUpTo(police, 'liaison-officer', 11);
      await type(police, '/signal list');
      const list = answer(police, 'Open signals');
      const rows = list.getByRole('button', { name: /^Open: S-/ });
      await rows.first().waitFor();
      expect(await rows.count()).toBe(10);
      await shoot(police, `list-${name}`);
      await list.getByRole('button', { name: 'Show older' }).click();
      await list.getByRole('button', { name: 'Show newer' }).waitFor();
      const title = list.getByRole('heading', { name: 'Open signals' });
      expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
      const row = await rows.first().getAttribute('aria-label');
      await rows.first().click();
      await answer(police, row?.replace('Open: ', '') ?? '')
        .getByRole('button', { name: 'What happened' })
        .first()
        .waitFor();
    });

    it('a long thread is folded to one line, opens by keyboard, and stays open as it grows', async () => {
      const { room, police, size } = at();
      const reference = await raise(police, { area: 'Park' });
      const page = await room.open('mayors-office', size);
      await acknowledge(page, reference).click();
      await message(page, reference).locator('.reply').waitFor();
      let replies = 3;
      await page.route('**/api/messages?*', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: lengthened(await response.json(), replies) });
      });
      await page.reload();
      const fold = message(page, reference).getByRole('button', { name: /^3 replies · latest/ });
      await fold.waitFor();
      expect(await message(page, reference).locator('.reply').first().isVisible()).toBe(false);
      await fold.press('Enter');
      await message(page, reference).locator('.reply').nth(2).waitFor();
      replies = 4;
      await raise(police, { area: 'Bridge' });
      const grown = message(page, reference).getByRole('button', { name: /^4 replies/ });
      await grown.waitFor();
      expect(await grown.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await message(page, reference).locator('.reply').nth(3).isVisible()).toBe(true);
      await page.getByText('New in the thread').first().waitFor({ state: 'attached' });
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.context().close();
    });
  });
}

function acknowledge(page: Page, reference: string): Locator {
  return cardButton(page, reference, 'Acknowledge');
}

async function openConversations({ police, desk }: Windows): Promise<void> {
  if (!desk) await police.getByRole('button', { name: /^Conversations/ }).click();
}

/** As if more had been said below each card that has a thread. */
function lengthened(view: MessagesView, count: number): MessagesView {
  const messages = view.messages.map((message) => {
    const [first] = message.thread;
    const thread = Array.from({ length: count }, (_, at) => ({ ...first, id: `reply-${at}` }));
    return first ? { ...message, thread: thread as typeof message.thread } : message;
  });
  return { ...view, messages };
}
