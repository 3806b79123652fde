import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { alternation, union, withEnding, wordSets } from './word-sets.ts';

const DATA = new URL('../data/', import.meta.url);
const words = z.array(z.string()).min(1);
const file = z.record(z.string(), z.union([words, z.record(z.string(), words)]));
/** Matched as they are typed, and so kept with their capitals. */
const AS_TYPED = ['openingStreetTypes', 'englishStreetTypes', 'englishBuildings'];

const lists = readdirSync(DATA)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) =>
    Object.entries(file.parse(JSON.parse(readFileSync(new URL(name, DATA), 'utf8')))),
  )
  .flatMap(([name, list]) =>
    (Array.isArray(list) ? [list] : Object.values(list)).map((one) => ({ name, list: one })),
  );

describe('the words that are looked for', () => {
  it.each(lists)('hold each word of $name once, as a text is read', ({ name, list }) => {
    expect(new Set(list).size).toBe(list.length);
    for (const word of list) {
      const read = word.normalize('NFC');
      expect(word).toBe(AS_TYPED.includes(name) ? read : read.toLowerCase());
      expect(word).toMatch(/^\S+$/);
    }
  });

  it('are explained in the README, every list by its name', () => {
    const readme = readFileSync(new URL('README.md', DATA), 'utf8');
    for (const { name } of lists) expect(readme).toContain(`\`${name}\``);
  });
});

describe('sets of words', () => {
  it('take the languages of a list together', () => {
    const sets = wordSets({ small: ['de', 'der'], names: { nl: ['jan'], fr: ['jean', 'jan'] } });
    expect([...sets.small]).toEqual(['de', 'der']);
    expect([...sets.names]).toEqual(['jan', 'jean']);
  });

  it('can be joined, and made part of a pattern that takes the longest word first', () => {
    const both = union(['jan'], new Set(['januari', 'jan']));
    expect(alternation(both)).toBe('januari|jan');
  });

  it('of endings ask for a stem before them', () => {
    const street = withEnding(new Set(['straat', 'weg']));
    expect(
      ['kerkstraat', 'straat', 'eweg', 'omweg', 'wegen'].filter((one) => street.test(one)),
    ).toEqual(['kerkstraat', 'omweg']);
  });
});
