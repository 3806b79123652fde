import { type Damage, type TortureOptions, torturePushes } from '../../torture/push-torture.ts';
import { createPostgresDatabase } from '../databases.ts';
import { SEED } from '../long.ts';
import { seeded } from '../seeded.ts';

/** Pushes on a database of its own until the process was killed so often, as the seed decides. */
export async function torture(
  options: Partial<TortureOptions> & Pick<TortureOptions, 'kills'>,
): Promise<Damage> {
  const { url, drop } = await createPostgresDatabase();
  try {
    return await torturePushes({
      url,
      blind: false,
      human: 'looks',
      stormyPosts: 0,
      random: seeded(SEED),
      ...options,
    });
  } finally {
    await drop();
  }
}
