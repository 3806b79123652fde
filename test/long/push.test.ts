import { describe, expect, inject, it } from 'vitest';
import { torture } from '../support/acts/torture.ts';
import { runs } from '../support/long.ts';

const KILLS = runs(5, 100);
/** A process starts anew after each, beside what else the machine does. */
const LONGEST_MILLISECONDS = 300_000 + KILLS * 20_000;
/** Enough for what must be found to be there. */
const STORM = { kills: 1, stormyPosts: 30 };

describe.skipIf(inject('postgres') === null)(
  'a push to 50 conversations on three platforms',
  () => {
    it(
      'arrives everywhere once, as it was signed, though the process is killed again and again',
      async () => {
        const damage = await torture({ kills: KILLS });
        expect(damage).toMatchObject({ kills: KILLS, lost: 0, doubled: 0, altered: 0 });
      },
      LONGEST_MILLISECONDS,
    );

    it(
      'would be found doubled and altered if what nobody knows about were sent again',
      async () => {
        const { doubled, altered } = await torture({ ...STORM, blind: true });
        expect(doubled).toBeGreaterThan(0);
        expect(altered).toBeGreaterThan(0);
      },
      LONGEST_MILLISECONDS,
    );

    it(
      'would be found lost if whoever is asked said that it is there without looking',
      async () => {
        const { lost } = await torture({ ...STORM, human: 'careless' });
        expect(lost).toBeGreaterThan(0);
      },
      LONGEST_MILLISECONDS,
    );
  },
);
