import { expect, it } from 'vitest';
import { wordsFor } from '../../locales/words.ts';
import { dueWords } from './signal-words.ts';

const due = '2026-11-28T08:00:00Z';

it('lets the date alone say what is due in fourteen hours without an hour of work in between', () => {
  expect(dueWords({ due, phrase: { unit: 'later' } }, wordsFor('en'))).toHaveLength(3);
  const soon = dueWords({ due, phrase: { unit: 'within_the_hour' } }, wordsFor('en'));
  expect(soon.at(-1)).toBe(', in less than an hour');
});
