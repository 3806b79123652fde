import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { percent, readCorpus, score } from './scoring.ts';

const DEVELOPMENT = new URL('../cases/personal-data.development.json', import.meta.url);
const HELD_OUT = new URL('../cases/personal-data.held-out.json', import.meta.url);

/** The rates reached, rounded down to a whole percent. */
const LEAST_FOUND_PERCENT = 100;
const MOST_FLAGGED_PERCENT = 0;

describe('the second look on the labelled texts', () => {
  it('finds no less, and raises no more false alarms, than it did when it was built', () => {
    const { found, flagged, misses, falseAlarms } = score(readCorpus(DEVELOPMENT));
    expect.soft(misses.map(({ kind, words }) => `${kind}: ${words}`)).toEqual([]);
    expect.soft(falseAlarms.map(({ item }) => item.text)).toEqual([]);
    expect(percent(found)).toBeGreaterThanOrEqual(LEAST_FOUND_PERCENT);
    expect(percent(flagged)).toBeLessThanOrEqual(MOST_FLAGGED_PERCENT);
  });

  it.runIf(existsSync(HELD_OUT))('can be measured on texts it was never tuned on', () => {
    const items = readCorpus(HELD_OUT);
    const { found, flagged } = score(items);
    expect(found.of + flagged.of).toBeGreaterThan(0);
    expect(found.count).toBeLessThanOrEqual(found.of);
  });
});
