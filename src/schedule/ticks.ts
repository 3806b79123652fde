import type { Job } from '../bot/declare/declare-job.ts';
import { enqueueDue } from '../bot/jobs/enqueue-due.ts';
import { type RemindDeps, remindDue } from '../bot/remind.ts';
import type { Log } from '../log.ts';
import { type HealthCheck, NotReady } from '../ports/health.ts';
import { startTick, startTimer, type Tick } from './tick.ts';
import type { Work } from './turns.ts';

const EVERY_SECOND = '* * * * * *';
/** Takes up deliveries whose nudge was lost or whose process died. */
const SWEEP = '*/5 * * * * *';
/** Reads the register anew in case a notice was missed. */
const EVERY_MINUTE = '0 * * * * *';
/** Asks for the jobs that are due though nobody asks for them, soon after the register was read. */
const DUE_JOBS = '15 * * * * *';

/** Looks for what nobody takes up, apart from the rest of what a minute brings. */
const UNCLAIMED = '30 * * * * *';

/** Apart from the rest again. */
const CONNECTIONS = '45 * * * * *';

/** Nothing else sees that the clock of the host was put. */
const CORRECT_MILLISECONDS = 30_000;
/** Nothing else sees that the database takes nothing in, or does again, while nobody does anything. */
const TRY_MILLISECONDS = 5_000;

export interface TicksDeps {
  readonly reminders: RemindDeps;
  readonly jobs: readonly Job[];
  /** Takes up what is owed and due. */
  readonly sweep: Work;
  /** Makes anew what this process remembers of the database. */
  readonly refresh: () => Promise<unknown>;
  /** Tells of what waits and nobody knows. */
  readonly tellUnclaimed: () => Promise<unknown>;
  /** Says where this process is connected, and looks at tokens. */
  readonly watchConnections: () => Promise<unknown>;
  /** Measures anew what time it is. */
  readonly correct: () => Promise<unknown>;
  /** Finds out whether anything can be recorded. */
  readonly tryRecording: () => Promise<unknown>;
  /** Told of each turn of a tick that was stuck. */
  readonly givenUp: (tick: string) => void;
  readonly log: Log;
}

/** Everything that happens though nobody does anything, each in its own rhythm. */
export function startTicks(deps: TicksDeps): Tick[] {
  const { reminders, jobs, sweep, refresh, tellUnclaimed, givenUp, log } = deps;
  const tick = (expression: string, name: string, work: Work) =>
    startTick(expression, name, work, log, () => givenUp(name));
  const timer = (milliseconds: number, name: string, work: Work) =>
    startTimer(milliseconds, name, work, log, () => givenUp(name));
  return [
    tick(EVERY_SECOND, 'reminders', (goesOn) => remindDue(reminders, goesOn)),
    tick(SWEEP, 'sweep', sweep),
    tick(EVERY_MINUTE, 'every-minute', refresh),
    tick(DUE_JOBS, 'due-jobs', (goesOn) => enqueueDue({ ...reminders, jobs }, goesOn)),
    tick(UNCLAIMED, 'unclaimed', tellUnclaimed),
    tick(CONNECTIONS, 'connections', deps.watchConnections),
    timer(CORRECT_MILLISECONDS, 'clock', deps.correct),
    timer(TRY_MILLISECONDS, 'recording', deps.tryRecording),
  ];
}

/** Fails while one of them is stuck: another replica's may go on. */
export function ticksCheck(ticks: readonly Pick<Tick, 'name' | 'isStuck'>[]): HealthCheck {
  return {
    name: 'ticks',
    async check() {
      const stuck = ticks.filter(({ isStuck }) => isStuck).map(({ name }) => name);
      if (stuck.length > 0) throw new NotReady(`${stuck.join(', ')} stuck`);
    },
  };
}
