import type { Job } from '../bot/declare/declare-job.ts';
import { enqueueDue } from '../bot/jobs/enqueue-due.ts';
import { type RemindDeps, remindDue } from '../bot/remind.ts';
import type { Log } from '../log.ts';
import type { LookForDue, Soon } from '../ports/delivery/due.ts';
import { type HealthCheck, NotReady } from '../ports/health.ts';
import { onDemand, type Rhythm, startCronTick, startTick, type Tick } from './tick.ts';
import type { Work } from './turns.ts';
import { watchDue } from './watch-due.ts';

/** The floor: takes up what was planned elsewhere, whose nudge was lost, or whose process died. */
const EVERY_TEN_SECONDS = '*/10 * * * * *';
/** Reads the register anew in case a notice was missed. What comes once a minute comes one after the other. */
const EVERY_MINUTE = { every: 60_000, first: 15_000 };
/** Asks for the jobs that are due though nobody asks for them, soon after the register was read. */
const DUE_JOBS = { every: 60_000, first: 30_000 };
/** Looks for what nobody takes up. */
const UNCLAIMED = { every: 60_000, first: 45_000 };
const CONNECTIONS = { every: 60_000 };
/** Nothing else sees that the clock of the host was put. */
const CORRECT = { every: 30_000 };
/** Nothing else sees that the database takes nothing in, or does again, while nobody does anything. */
const TRY = { every: 5_000 };

export interface TicksDeps {
  readonly reminders: RemindDeps;
  readonly jobs: readonly Job[];
  readonly look: LookForDue;
  /** Tells of what is due soon from the start of the ticks on. */
  readonly soon: Soon;
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
  const { reminders, jobs, refresh, tellUnclaimed, givenUp, log } = deps;
  const tick = (rhythm: Rhythm, name: string, work: Work) =>
    startTick(rhythm, name, work, log, () => givenUp(name));
  return [
    ...startDue(deps),
    tick(EVERY_MINUTE, 'every-minute', refresh),
    tick(DUE_JOBS, 'due-jobs', (goesOn) => enqueueDue({ ...reminders, jobs }, goesOn)),
    tick(UNCLAIMED, 'unclaimed', tellUnclaimed),
    tick(CONNECTIONS, 'connections', deps.watchConnections),
    tick(CORRECT, 'clock', deps.correct),
    tick(TRY, 'recording', deps.tryRecording),
  ];
}

/** What waits for its moment: looked for at once, when the next of it is due, and every 10 s. */
function startDue({
  reminders: reminding,
  sweep: sweeping,
  look,
  soon,
  givenUp,
  log,
}: TicksDeps): Tick[] {
  const told = (name: string, work: Work) => onDemand(name, work, log, () => givenUp(name));
  const reminders = told('reminders', async (goesOn) => {
    if (await remindDue(reminding, goesOn)) reminders.begin();
  });
  const sweep = told('sweep', sweeping);
  const due = told('due', () => watch.turn());
  const { clock } = reminding;
  const lookAgain = due.begin;
  const watch = watchDue({ look: () => look(clock.now()), clock, reminders, sweep, lookAgain });
  soon.tell = watch.wakeAt;
  lookAgain();
  const floor = startCronTick(
    EVERY_TEN_SECONDS,
    'floor',
    async () => lookAgain(),
    log,
    () => givenUp('floor'),
  );
  const alarm = { name: 'alarm', isStuck: false, stop: async () => watch.stop() };
  return [floor, alarm, due, reminders, sweep];
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
