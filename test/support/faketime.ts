import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the dynamic linker has to load first; nothing where `faketime` is not installed. */
const asked = spawnSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' });
export const FAKETIME = asked.status === 0 ? asked.stdout.trim() : undefined;

/** A clock of a process that is told what time it is. */
export interface FakeClock {
  /** What the process is started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** `@1790000000`: seconds since 1970; `+86400`: what it really is, and so many seconds. Goes on from there. */
  set(time: string): Promise<void>;
}

/** @param folder of the process's own, where it finds what time it is. */
export async function fakeClock(folder: string, time: string): Promise<FakeClock> {
  const file = join(folder, 'faketime');
  const set = (next: string) => writeFile(file, `${next}\n`);
  await set(time);
  return {
    environment: {
      LD_PRELOAD: FAKETIME ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_FMT: '%s',
      FAKETIME_CACHE_DURATION: '1',
    },
    set,
  };
}
