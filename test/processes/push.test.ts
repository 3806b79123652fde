import { describe, expect, inject, it } from 'vitest';
import { createPostgresDatabase } from '../support/databases.ts';
import { type TortureOptions, torturePushes } from '../torture/push-torture.ts';

const KILLS = 5;
/** Enough for what must be found to be there. */
const STORM = { kills: 1, stormyPosts: 30 };
const LONGEST_MILLISECONDS = 300_000;

describe.skipIf(inject('postgres') === null)(
  'a push to 50 conversations on three platforms',
  () => {
    it(
      'arrives everywhere once, as it was signed, though the process is killed again and again',
      async () => {
        expect(await torture({ kills: KILLS })).toMatchObject({ lost: 0, doubled: 0, altered: 0 });
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
  },
);

async function torture(options: Partial<TortureOptions>) {
  const { url, drop } = await createPostgresDatabase();
  try {
    return await torturePushes({
      url,
      kills: KILLS,
      blind: false,
      human: 'looks',
      stormyPosts: 0,
      random: Math.random,
      ...options,
    });
  } finally {
    await drop();
  }
}
