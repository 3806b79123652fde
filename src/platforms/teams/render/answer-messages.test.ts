import { expect, it } from 'vitest';
import type { Card } from '../../../cards/card.ts';
import { answerMessages } from './answer-messages.ts';

const ROWS = Array.from({ length: 400 }, (_, row) => ({ text: [`Row ${row} ${'x'.repeat(50)}`] }));
const LONG: Card = { title: 'Long', blocks: [{ tag: 'list', rows: ROWS }], buttons: [] };
const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const ANSWER = { contents: [LONG, 'And a word.'], reader: READER, place: {} };
const AGAIN = '(sent again; the first may have arrived)';

it('an answer that is in doubt says so in the message that may have arrived, and is cut as before', () => {
  const whole = answerMessages({ ...ANSWER, shown: 0, doubtful: false });
  expect(whole.length).toBeGreaterThan(2);
  for (const shown of whole.keys()) {
    const doubted = answerMessages({ ...ANSWER, shown, doubtful: true });
    expect(doubted).toHaveLength(whole.length);
    expect(
      doubted.map((message) => JSON.stringify(message).includes(AGAIN)),
      `message ${shown}`,
    ).toEqual(whole.map((_, index) => index === shown));
    expect(doubted.filter((_, index) => index !== shown)).toEqual(
      whole.filter((_, index) => index !== shown),
    );
  }
});
