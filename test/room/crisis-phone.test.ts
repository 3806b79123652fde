import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, box, dialog, openRoom, PHONE, type Room, shoot } from './room.ts';

/** From `/crisis open` to a pushed holding statement: everything that a thumb touches, keys apart. */
const MOST_PRESSES = 12;
const REFERENCE = 'C-2026-0001';
const POLICE = 'Police Havenstad';
const COUNCIL = 'Municipality of Havenstad';

describe('a crisis unit on two telephones', () => {
  let room: Room;
  let police: Phone;
  let council: Phone;

  beforeAll(async () => {
    room = await openRoom();
    police = phone(await room.open('liaison-officer', { viewport: PHONE, hasTouch: true }));
    council = phone(await room.open('mayors-office', { viewport: PHONE, hasTouch: true }));
  });
  afterAll(() => room.close());

  it('opens with both seats, and both come in', async () => {
    await police.sends('/crisis open');
    await police.form().getByLabel('What kind of event').fill('fire in a warehouse');
    await police.form().getByLabel('Exact location').fill('the old warehouse on Dock road');
    await shoot(police.page, 'crisis-open');
    await police.submits('Open the unit');
    await answer(police.page, `${REFERENCE} is open`).first().waitFor();
    await shoot(police.page, 'crisis-picture');
    await council.opensDirect();
    await shoot(council.page, 'crisis-called');
    await council.presses(`You are called to ${REFERENCE}`, "I'm in");
    await council.card(`You are in: ${REFERENCE}`).waitFor();
  });

  it('a statement is drafted, signed, edited, signed again by both, and pushed', async () => {
    await police.pressesAnswer(`${REFERENCE} is open`, 'First message…');
    await shoot(police.page, 'crisis-message');
    await police.submits('Make version 1');
    await shoot(police.page, 'crisis-to-sign');
    await police.pressesAnswer(`${REFERENCE}/1, version 1`, `Sign version 1 for ${POLICE}`);
    await council.card(`${REFERENCE}/1, version 1`, 'signed by Liaison officer').waitFor();
    await shoot(council.page, 'crisis-to-sign-second');

    await council.presses(`${REFERENCE}/1, version 1`, 'Edit as version 2…');
    await council.form().getByLabel('What we are doing').fill('Both of us are at the warehouse.');
    await council.submits('Make version 2');
    await council.card('version 1 was replaced by version 2').waitFor();
    await police.opensDirect();
    await police.card('The signature of Liaison officer fell').first().waitFor();
    await police.card('version 1 was replaced by version 2').waitFor();
    await shoot(police.page, 'crisis-fell');

    await police.presses(`${REFERENCE}/1, version 2`, `Sign version 2 for ${POLICE}`);
    await council.card(`${REFERENCE}/1, version 2`, 'signed by Liaison officer').waitFor();
    await council.presses(`${REFERENCE}/1, version 2`, `Sign version 2 for ${COUNCIL}`);
    await police.card('signed by both, ready to push').first().waitFor();
    await police.presses('signed by both, ready to push', /^Push to 3 conversations/);
    await shoot(police.page, 'crisis-push');
    await police.submits('Push now');
    await police.card(`${REFERENCE}/1`, 'was pushed').first().waitFor();
    expect(police.count(), 'on one telephone').toBeLessThanOrEqual(MOST_PRESSES);
    expect(council.count(), 'on the other').toBeLessThanOrEqual(MOST_PRESSES);
  });

  it('stands in the channel, marked as an exercise, and on the board', async () => {
    const pushed = council.channelCard('There is an emergency at the old warehouse on Dock road');
    await council.opensChannel();
    await pushed.first().waitFor();
    expect(await pushed.first().textContent()).toContain('EXERCISE');
    await shoot(council.page, 'crisis-pushed');
    await police.presses('was pushed', 'Open the board');
    await answer(police.page, 'joint-desk').first().waitFor();
    await shoot(police.page, 'crisis-board');
  });

  it('is corrected and cleared; the earlier ones say that they are past', async () => {
    await follows(2, 'Correction…', 'It is the new warehouse on Dock road, not the old one.');
    await council.opensChannel();
    await council.channelCard('No longer current').first().waitFor();
    await shoot(council.page, 'crisis-corrected');
    await follows(3, 'All clear…', 'The fire is out.');
  });

  it('closes with the word of both', async () => {
    await police.sends('/crisis close');
    await shoot(police.page, 'crisis-close');
    await police.submits('We agree to close');
    await council.sends('/crisis close');
    await council.submits('We agree to close');
    await answer(council.page, `${REFERENCE} is closed by both sides`).first().waitFor();
    await shoot(council.page, 'crisis-closed');
    expect(room.faults()).toEqual([]);
  });

  async function follows(number: number, button: string, happened: string) {
    const reference = `${REFERENCE}/${number}`;
    await police.presses(`${REFERENCE}/${number - 1}`, button);
    await police.form().getByLabel('What happened').fill(happened);
    await police.submits('Make version 1');
    await police.card(`${reference}, version 1`).first().waitFor();
    await police.presses(`${reference}, version 1`, `Sign version 1 for ${POLICE}`);
    await council.opensDirect();
    await council.card(`${reference}, version 1`).first().waitFor();
    await council.presses(`${reference}, version 1`, `Sign version 1 for ${COUNCIL}`);
    await police.card(`${reference}, version 1`, 'ready to push').first().waitFor();
    await police.presses('ready to push', /^Push to/);
    await police.submits('Push now');
    await police.card(`${reference}, version 1`, 'was pushed').first().waitFor();
  }
});

interface Phone {
  readonly page: Page;
  form(): Locator;
  /** A card in the conversation that is open which says all of this. */
  card(...texts: readonly string[]): Locator;
  channelCard(text: string): Locator;
  sends(command: string): Promise<void>;
  submits(label: string): Promise<void>;
  presses(cardWith: string, label: string | RegExp): Promise<void>;
  pressesAnswer(answerWith: string, label: string): Promise<void>;
  opensDirect(): Promise<void>;
  opensChannel(): Promise<void>;
  /** How often it was pressed. */
  count(): number;
}

function phone(page: Page): Phone {
  let count = 0;
  const press = async (what: Locator) => {
    count += 1;
    await what.click();
  };
  const card = (...texts: readonly string[]) =>
    texts.reduce((all, hasText) => all.filter({ hasText }), page.locator('main article'));
  const conversation = async (name: RegExp) => {
    await press(page.getByRole('button', { name: /^Conversations/ }));
    await press(page.getByRole('link', { name }).first());
  };
  return {
    page,
    form: () => dialog(page),
    card,
    channelCard: (text) => card(text),
    async sends(command) {
      await box(page).fill(command);
      await press(page.getByRole('button', { name: 'Send', exact: true }));
      await dialog(page).waitFor();
    },
    async submits(label) {
      await press(dialog(page).getByRole('button', { name: label }));
      await dialog(page).waitFor({ state: 'hidden' });
    },
    presses: (cardWith, label) => press(card(cardWith).getByRole('button', { name: label }).last()),
    pressesAnswer: (answerWith, label) =>
      press(answer(page, answerWith).last().getByRole('button', { name: label })),
    opensDirect: () => press(page.getByRole('link', { name: 'New, to you alone' })),
    opensChannel: () => conversation(/joint-desk/),
    count: () => count,
  };
}
