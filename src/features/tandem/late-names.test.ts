import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../bot/declare/feature.ts';
import { wordsFor } from '../../locales/words.ts';
import { FEATURES } from '../index.ts';
import { lateName } from './late-names.ts';

const CARDS = [...tablesOf(FEATURES).cards.values()];

describe('what is late', () => {
  it('is never a call that leaves by itself, whichever way it was to go', () => {
    const calls = CARDS.filter(({ name }) => name.startsWith('crisis.call'));
    expect(calls.map(({ name, use }) => [name, use?.past])).toEqual([
      ['crisis.call', 'ask'],
      ['crisis.call_alone', 'ask'],
      ['crisis.call_mention', 'ask'],
    ]);
  });

  it('is named to whoever decides about it', () => {
    const words = wordsFor('en');
    const asked = CARDS.filter(({ use }) => use?.past === 'ask');
    expect(asked.length).toBeGreaterThan(0);
    const unnamed = asked.filter(
      ({ name }) => lateName(name, words) === words('status.card.other'),
    );
    expect(unnamed).toEqual([]);
  });
});
