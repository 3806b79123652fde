import { expect, it } from 'vitest';
import { tablesOf } from '../../bot/declare/feature.ts';
import { wordsFor } from '../../locales/words.ts';
import { FEATURES } from '../index.ts';
import { reminderName } from './reminder-names.ts';

it('whatever could not be reminded of is named to whoever looks after it', () => {
  const words = wordsFor('en');
  const kinds = [...tablesOf(FEATURES).reminders.keys()];
  expect(kinds.length).toBeGreaterThan(5);
  const unnamed = kinds.filter((kind) => reminderName(kind, words) === words('status.kind.other'));
  expect(unnamed).toEqual([]);
  expect(reminderName('later', words)).toBe(words('status.kind.other'));
});
