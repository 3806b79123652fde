import { errorName, type Log } from '../log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Mending } from '../ports/delivery/mending.ts';
import type { ParkedWhere, SeenConnection } from '../ports/delivery/parked-store.ts';
import type { Platform } from '../ports/delivery/platform.ts';

/** A token that was good at the start is looked at again only while something waits for one: ever less often. */
const LONGEST_PAUSE_MINUTES = 60;

export interface WatchDeps {
  readonly platforms: readonly Pick<Platform, 'key' | 'examine'>[];
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps where this process is connected. */
  readonly note: (seen: readonly SeenConnection[], now: Temporal.Instant) => Promise<void>;
  /** Does anything of a platform wait until its token is taken? */
  readonly waitsForLogin: (platform: string) => Promise<boolean>;
  readonly release: (where: ParkedWhere, by: readonly Mending[]) => Promise<number>;
}

/** What one process knows of one platform. */
interface Watched {
  seen: readonly SeenConnection[];
  pauseMinutes: number;
  nextAt: Temporal.Instant;
}

/**
 * Says once a minute where this process is connected. At the start it finds a token that is not taken, and says so in
 * words; what waited for a good one goes out.
 *
 * @returns one turn.
 */
export function watchConnections(deps: WatchDeps): () => Promise<void> {
  const watched = new Map<string, Watched>();
  return async () => {
    for (const platform of deps.platforms) {
      const before = watched.get(platform.key);
      const after = await turn(deps, platform, before);
      watched.set(platform.key, after);
      await deps.note(after.seen, deps.clock.now());
    }
  };
}

async function turn(
  deps: WatchDeps,
  platform: WatchDeps['platforms'][number],
  before: Watched | undefined,
): Promise<Watched> {
  const now = deps.clock.now();
  if (before && !(await isDue(deps, platform.key, before, now))) return before;
  const seen = await examine(deps, platform);
  const pauseMinutes = Math.min((before?.pauseMinutes ?? 0.5) * 2, LONGEST_PAUSE_MINUTES);
  tell(deps.log, seen, before?.seen ?? []);
  // A process that starts may have come with a new token, with an installation that nobody told it of, or be newer.
  const by: readonly Mending[] = before ? ['login'] : ['login', 'installing', 'building'];
  for (const one of seen.filter(({ fault }) => fault === undefined)) {
    await deps.release(whereOf(one, seen), by);
  }
  return { seen, pauseMinutes, nextAt: now.add({ seconds: pauseMinutes * 60 }) };
}

async function isDue(
  { waitsForLogin }: WatchDeps,
  platform: string,
  before: Watched,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await waitsForLogin(platform))) {
    before.pauseMinutes = 0.5;
    return before.seen.some(({ fault }) => fault !== undefined);
  }
  return Temporal.Instant.compare(before.nextAt, now) <= 0;
}

async function examine(
  { log }: WatchDeps,
  { key, examine: ask }: WatchDeps['platforms'][number],
): Promise<readonly SeenConnection[]> {
  const platform = { platform: key, tenant: '', name: undefined };
  try {
    return (await ask?.()) ?? [{ ...platform, fault: undefined }];
  } catch (error) {
    log.warn({ platform: key, error: errorName(error) }, 'connection not examined');
    return [{ ...platform, fault: 'no_answer' }];
  }
}

/** Where there is one token for everything, it is good everywhere. */
function whereOf(
  { platform, tenant }: SeenConnection,
  all: readonly SeenConnection[],
): ParkedWhere {
  return all.length === 1 || tenant === '' ? { platform } : { platform, tenant };
}

function tell(log: Log, seen: readonly SeenConnection[], before: readonly SeenConnection[]): void {
  for (const { platform, tenant, fault } of seen) {
    const same = before.some(
      (one) => one.platform === platform && one.tenant === tenant && one.fault === fault,
    );
    if (fault === undefined || same) continue;
    log.error(
      { platform, tenant, fault },
      'this platform does not take our token, or does not answer: nothing goes out there; npm run tandem -- doctor says what to do',
    );
  }
}
