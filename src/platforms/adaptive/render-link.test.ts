import { expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { plainText } from '../../cards/plain-text.ts';
import { renderCard } from './render-card.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };
const URL = 'https://tandem.example.org/files/abc';
const CARD: Card = {
  title: 'It is ready',
  blocks: [{ tag: 'link', label: 'Fetch the PDF', url: URL }],
  buttons: [],
};

it('opens a link in the browser of the reader, without a press', () => {
  const { body } = renderCard(CARD, READER);
  const action = { type: 'Action.OpenUrl', title: 'Fetch the PDF', url: URL };
  expect(body.at(-1)).toEqual({ type: 'ActionSet', actions: [action] });
});

it('says the address where there is nothing to press', () => {
  expect(plainText(CARD, READER)).toContain(`Fetch the PDF: ${URL}`);
});
