import { describe, expect, inject, it } from 'vitest';
import { tortureTwoVersions } from '../support/acts/torture.ts';
import { runs } from '../support/long.ts';

const KILLS = runs(6, 60);
/** A process starts anew after each, and lines are silent in between, beside what else the machine does. */
const LONGEST_MILLISECONDS = 300_000 + KILLS * 30_000;

describe.skipIf(inject('postgres') === null)(
  'during an upgrade, of two processes on one database, of which one is older',
  () => {
    it(
      'nothing is lost, doubled, altered or falsely called sent, though they are killed, hear nothing and their clocks are put',
      async () => {
        const damage = await tortureTwoVersions({ kills: KILLS });
        expect(damage).toMatchObject({
          ...{ kills: KILLS, lost: 0, doubled: 0, altered: 0, falselySent: 0, early: 0 },
        });
      },
      LONGEST_MILLISECONDS,
    );

    it(
      'much would be found lost, and falsely called sent, if the older one settled what it does not know',
      async () => {
        // The older one comes first, since the newer one hears nothing until it has; nobody is killed.
        const { lost, falselySent } = await tortureTwoVersions({ kills: 0, settling: true });
        expect(lost).toBeGreaterThan(0);
        expect(falselySent).toBeGreaterThan(0);
      },
      LONGEST_MILLISECONDS,
    );
  },
);
