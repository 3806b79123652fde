import { type Damage, type TortureOptions, torturePushes } from '../../torture/push-torture.ts';
import {
  tortureUpgrade,
  type UpgradeDamage,
  type UpgradeTortureOptions,
} from '../../torture/upgrade/upgrade-torture.ts';
import { createPostgresDatabase } from '../databases.ts';
import { SEED } from '../long.ts';
import { seeded } from '../seeded.ts';

/** Pushes on a database of its own until the process was killed so often, as the seed decides. */
export function torture(
  options: Partial<TortureOptions> & Pick<TortureOptions, 'kills'>,
): Promise<Damage> {
  return onOwnDatabase((url) =>
    torturePushes({
      url,
      blind: false,
      human: 'looks',
      stormyPosts: 0,
      random: seeded(SEED),
      ...options,
    }),
  );
}

/** Two versions at work on a database of its own until so many processes were killed, as the seed decides. */
export function tortureTwoVersions(
  options: Partial<UpgradeTortureOptions> & Pick<UpgradeTortureOptions, 'kills'>,
): Promise<UpgradeDamage> {
  return onOwnDatabase((url) =>
    tortureUpgrade({ url, settling: false, random: seeded(SEED), ...options }),
  );
}

async function onOwnDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, drop } = await createPostgresDatabase();
  try {
    return await work(url);
  } finally {
    await drop();
  }
}
