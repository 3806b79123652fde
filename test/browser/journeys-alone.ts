import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/platforms/adaptive/render-card.ts';
import { SMALL_PNG } from '../support/shown/extreme-cards.ts';
import {
  answer,
  box,
  cardButton,
  dialog,
  fillIn,
  message,
  openForm,
  raise,
  shoot,
  submit,
  submitted,
  type,
  type Windows,
} from './room.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };

/** What one person does with the box and with forms. One after the other: they share windows. */
export function journeysAlone(at: () => Windows): void {
  describe('for one who writes', { concurrent: false }, () => {
    it('an empty conversation says what could stand here, an empty list what to try', async () => {
      const { police, name } = at();
      await police.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
      await police
        .locator('#empty')
        .getByRole('button', { name: 'Put /signal in the box' })
        .click();
      expect(await box(police).inputValue()).toBe('/signal ');
      await type(police, '/signal list mine');
      await answer(police, 'Signals you raised').getByText('There are none.').waitFor();
      await shoot(police, `empty-${name}`);
    });

    it('a picture in a card is shown, with words for who cannot see it', async () => {
      const picture = { tag: 'image', png: SMALL_PNG, alt: 'Three came, then two.' } as const;
      const card = renderCard({ title: 'Plot', blocks: [picture], buttons: [] }, READER);
      // As words, since what imports a module of the page must reach it unchanged.
      const seen = await at().police.evaluate(`
        import('/practice/assets/cards/cards.js').then(async ({ renderCard }) => {
          const card = renderCard(${JSON.stringify(card)}, 'Plot', () => undefined);
          const image = card.querySelector('img');
          document.body.append(card);
          await image.decode();
          card.remove();
          return { alt: image.alt, pixels: image.naturalWidth };
        })`);
      expect(seen).toEqual({ alt: 'Three came, then two.', pixels: 1 });
    });

    it('a signal is raised with the keyboard alone, the command completed by arrows and Tab', async () => {
      const { police, council } = at();
      const { keyboard } = police;
      await police.reload();
      await tabTo(police, police.getByRole('button', { name: 'Go to the text box' }));
      await keyboard.press('Enter');
      await keyboard.type('/');
      await keyboard.press('ArrowDown');
      expect(await police.getByRole('option', { selected: true }).textContent()).toContain('/lead');
      await keyboard.press('ArrowUp');
      await keyboard.press('Tab');
      expect(await box(police).inputValue()).toBe('/signal ');
      await keyboard.type('Leaflets lie at the tram stop.');
      await keyboard.press('Enter');
      const form = dialog(police);
      await form.waitFor();
      expect(await form.getByLabel('What was seen or heard').inputValue()).toContain('Leaflets');
      await tabTo(police, form.getByRole('checkbox', { name: 'Recruitment' }));
      await keyboard.press('Space');
      await tabTo(police, form.getByRole('radio', { name: 'Normal' }));
      await keyboard.press('ArrowDown');
      await tabTo(police, form.getByLabel(/^Area/));
      await keyboard.type('Tram line 4');
      await tabTo(police, form.getByRole('button', { name: 'Raise the signal' }));
      await keyboard.press('Enter');
      await answer(police, 'is recorded').waitFor();
      await message(council, 'Tram line 4').getByText('Urgency: Urgent').waitFor();
    });

    it('a faulty form keeps everything typed and says beside each field what is wrong', async () => {
      const { police, name } = at();
      const form = await openForm(police);
      await form.getByLabel('How you read it').fill('It looks organised.');
      await fillIn(form, { area: 'Harbour' });
      await submit(form);
      const facts = form.getByLabel('What was seen or heard');
      await facts.and(form.locator('[aria-invalid=true]')).waitFor();
      expect(await described(facts)).toContain('Please fill this in.');
      const abouts = form.getByRole('group', { name: /What it is about/ });
      expect(await described(abouts.getByRole('checkbox').first())).toContain('Please');
      expect(await facts.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await form.getByLabel('How you read it').inputValue()).toBe('It looks organised.');
      expect(await form.getByLabel(/^Area/).inputValue()).toBe('Harbour');
      await shoot(police, `errors-${name}`);
      await discard(form);
    });

    it('a text that is too long is counted in words and refused, and nothing of it is cut', async () => {
      const { police } = at();
      const form = await openForm(police);
      await fillIn(form, { facts: 'a'.repeat(8_100), about: 'Crime' });
      await form.getByText('8,100 of 8,000: 100 too many.').first().waitFor();
      await submit(form);
      const facts = form.getByLabel('What was seen or heard');
      await facts.and(form.locator('[aria-invalid=true]')).waitFor();
      expect(await described(facts)).toContain('8,100 characters; 8,000 fit.');
      expect(await facts.inputValue()).toHaveLength(8_100);
      await discard(form);
    });

    it('danger now shows the number to call, large, as soon as it is chosen, and no sooner', async () => {
      const { police, council, name } = at();
      const form = await openForm(police);
      const call = form.getByRole('alert').filter({ hasText: 'Danger now: call 112 first' });
      expect(await call.count()).toBe(0);
      await fillIn(form, { urgency: 'Danger now' });
      await call.waitFor();
      const size = await call
        .getByText('call 112')
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      expect(size).toBeGreaterThanOrEqual(22);
      await shoot(police, `danger-${name}`);
      await fillIn(form, { urgency: 'Normal' });
      await call.waitFor({ state: 'hidden' });
      await fillIn(form, { facts: 'Smoke.', about: 'Crime', urgency: 'Danger now' });
      const reference = await submitted(police);
      await message(council, reference).getByText('Danger now: call 112 first').waitFor();
    });

    it('a phone number gets a second look; taken out, it is recorded without it', async () => {
      const { police, name } = at();
      const form = await openForm(police);
      await fillIn(form, { facts: 'Bel hem op 06-12345678', about: 'Crime', area: 'Old town' });
      await submit(form);
      const marked = dialog(police).locator('mark', { hasText: '06-12345678' });
      await marked.waitFor();
      const look = await marked.evaluate((element) => {
        const { fontWeight, textDecorationLine } = getComputedStyle(element);
        return { fontWeight, textDecorationLine };
      });
      expect(look).toEqual({ fontWeight: '700', textDecorationLine: 'underline' });
      const title = dialog(police).getByRole('heading', { name: 'Raise a signal' });
      expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await described(title)).toContain('concerns a person');
      expect(await dialog(police).getByLabel(/^Area/).inputValue()).toBe('Old town');
      await shoot(police, `second-look-${name}`);
      await dialog(police).getByRole('radio', { name: 'Take it out' }).check();
      const reference = await submitted(police);
      await cardButton(police, reference, 'Open').click();
      const opened = answer(police, 'What was seen or heard').filter({ hasText: reference });
      await opened.getByText('Bel hem op […]').waitFor();
    });

    it('what was told to the source has a day; one still to come is refused beside it', async () => {
      const { police } = at();
      const reference = await raise(police, { area: 'Library' });
      await type(police, `/signal feedback ${reference}`);
      const form = dialog(police);
      await form.getByLabel('What was told to the source').fill('That it was looked into.');
      const today = await form.getByLabel('Told on').inputValue();
      await form.getByLabel('Told on').fill('2099-01-01');
      await form.getByRole('button', { name: 'Record the feedback' }).click();
      await form.getByText('This day is still to come.').waitFor();
      expect(await described(form.getByLabel('Told on'))).toContain('This day is still to come.');
      await form.getByLabel('Told on').fill(today);
      await form.getByRole('button', { name: 'Record the feedback' }).click();
      await answer(police, `The feedback on ${reference} is recorded.`).waitFor();
    });

    it('after a reload the text typed before is back in the form', async () => {
      const { police } = at();
      const form = await openForm(police);
      await fillIn(form, { facts: 'Half a sentence about', about: 'Tension in the community' });
      await police.reload();
      const again = await openForm(police);
      await again.getByText(/^Your text from .* is back\.$/).waitFor();
      expect(await again.getByLabel('What was seen or heard').inputValue()).toContain('Half a');
      expect(await again.getByRole('checkbox', { name: 'Tension' }).isChecked()).toBe(true);
      await again.getByRole('button', { name: 'Start afresh' }).click();
      expect(await again.getByLabel('What was seen or heard').inputValue()).toBe('');
      await again.getByRole('button', { name: 'Cancel' }).click();
    });

    it('killed under a half-filled form and started again, it is all there and recorded once', async () => {
      const { room, police, council, name } = at();
      const form = await openForm(police);
      await fillIn(form, { facts: 'A van stands there.', about: 'Crime', area: 'Quay 7' });
      await room.kill();
      await form.getByText('Connection lost').waitFor();
      await submit(form);
      await form.getByText('Your text is still here.').waitFor();
      await shoot(police, `lost-${name}`);
      await room.start();
      await form.getByText('Tandem was restarted.').waitFor();
      expect(await form.getByLabel('What was seen or heard').inputValue()).toBe(
        'A van stands there.',
      );
      const reference = await submitted(police);
      await message(council, 'Quay 7').waitFor();
      expect(await message(council, 'Quay 7').count()).toBe(1);
      await message(police, reference).first().waitFor();
      expect(await message(police, reference).count()).toBe(1);
    });
  });
}

/** Presses Tab until it is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${target}.`);
}

/** What a screen reader says after the name of a field. */
async function described(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

async function discard(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Cancel' }).click();
  await form.getByRole('button', { name: 'Discard' }).click();
  await form.waitFor({ state: 'detached' });
}
