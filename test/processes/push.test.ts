import { describe, expect, inject, it } from 'vitest';
import { torture } from '../support/acts/torture.ts';

const LONGEST_MILLISECONDS = 300_000;

describe.skipIf(inject('postgres') === null)(
  'a push to 50 conversations on three platforms',
  () => {
    it(
      'arrives everywhere once, as it was signed, though the process is killed in it',
      async () => {
        const damage = await torture({ kills: 2 });
        expect(damage).toMatchObject({ kills: 2, lost: 0, doubled: 0, altered: 0 });
      },
      LONGEST_MILLISECONDS,
    );
  },
);
