import { tablesOf } from './bot/declare/feature.ts';
import { type DeliverDeps, drainConversation, sendableBy } from './bot/delivery/deliver.ts';
import { forgetAnswers } from './bot/delivery/owe-answer.ts';
import { type Directory, followRegister } from './bot/directory.ts';
import { createDispatch, type Dispatch } from './bot/dispatch.ts';
import { createCalendarDesk } from './bot/handout/calendar-desk.ts';
import { createFileDesk } from './bot/handout/file-desk.ts';
import { createJobRunner } from './bot/jobs/run-job.ts';
import type { RemindDeps } from './bot/remind.ts';
import { createStopping, type Stopping } from './bot/stopping.ts';
import { type AllDegraded, collectDegraded, healthChecks } from './compose-health.ts';
import { createPlatforms, runningPlatforms } from './compose-platforms.ts';
import { createReminderHooks } from './compose-reminder-hooks.ts';
import { deliverDeps, unclaimedDeps, watchDeps } from './compose-sending.ts';
import { shutDown } from './compose-shutdown.ts';
import type { Config } from './config.ts';
import { createCalendarWriter } from './documents/calendar-writer.ts';
import { createPdfPrinter } from './documents/pdf-printer.ts';
import { createPlotter } from './documents/plots/plotter.ts';
import { FEATURES } from './features/index.ts';
import { calendarMount } from './http/calendars.ts';
import { fileMount } from './http/files.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { startServer } from './http/server.ts';
import type { Log } from './log.ts';
import type { TimeOptions } from './ports/clock.ts';
import type { Soon } from './ports/delivery/due.ts';
import type { Platform } from './ports/delivery/platform.ts';
import type { FileDesk } from './ports/files/file-desk.ts';
import type { CalendarDesk } from './ports/meeting/calendar-desk.ts';
import type { UnitOfWork } from './ports/stores.ts';
import { createDeliveryConcurrency } from './schedule/delivery-concurrency.ts';
import { type Queue, startQueue } from './schedule/queue.ts';
import { createSweep } from './schedule/sweep.ts';
import { tellUnclaimed } from './schedule/tell-unclaimed.ts';
import { startTicks } from './schedule/ticks.ts';
import { watchConnections } from './schedule/watch-connections.ts';
import { createClock, type DatabaseClock } from './storage/database/clock.ts';
import type { Database } from './storage/database/database.ts';
import { recordingTurns } from './storage/database/health-checks.ts';
import { countJobs } from './storage/database/job-counts.ts';
import { openMigrated } from './storage/database/open.ts';
import { queueDatabase } from './storage/database/queue-database.ts';
import { deliveryStore } from './storage/delivery/delivery-store.ts';
import { tryGivenUp } from './storage/delivery/given-up.ts';
import { lookForDue } from './storage/delivery/look-for-due.ts';
import { requireKeys } from './storage/key-check.ts';
import { registerStore } from './storage/people/register-store.ts';
import { keyRingFrom } from './storage/protection/key-ring.ts';
import { createUnitOfWork } from './storage/unit-of-work.ts';

const TABLES = tablesOf(FEATURES);
const JOBS = FEATURES.flatMap(({ jobs }) => jobs ?? []);
/** Everything but the ways in and out: what a command, a test or a script can work with. */
export interface Core {
  readonly database: Database;
  readonly clock: DatabaseClock;
  readonly queue: Queue;
  readonly directory: Directory;
  readonly unitOfWork: UnitOfWork;
  /** Told of reminders that this process plans. */
  readonly soon: Soon;
  readonly dispatch: Dispatch;
  readonly files: FileDesk;
  readonly calendars: CalendarDesk;
  readonly metrics: Metrics;
  readonly degraded: AllDegraded;
  readonly stopping: Stopping;
  stop(): Promise<void>;
}

export interface Tandem {
  readonly core: Core;
  readonly port: number;
  /** Within 10 s. @returns by name, what was cut; nothing if all was finished. */
  stop(): Promise<readonly string[]>;
}

/** Opens the database, applies migrations, and wires what stands between a platform and its rows. */
export async function openCore(config: Config, log: Log, time: TimeOptions = {}): Promise<Core> {
  const database = await openMigrated(config, log);
  const keys = keyRingFrom(config);
  await requireKeys(database, keys);
  const clock = await createClock(database, time.shift);
  const queue = await startQueue(queueDatabase(database.queueBackend), JOBS, log);
  const register = registerStore(database);
  const directory = await followRegister(register, database.notices, () =>
    log.warn('register not read; the next minute reads it again'),
  );
  const hooks = createReminderHooks(TABLES.reminders);
  const unitOfWork = createUnitOfWork(database, keys, queue, hooks);
  const degraded = collectDegraded(database);
  const metrics = createMetrics(() => countJobs(database.pooled), degraded.list);
  const handling = {
    ...{ unitOfWork, directory, clock },
    platforms: runningPlatforms(config),
    features: FEATURES,
    plotter: createPlotter(log),
    publicUrl: config.publicUrl,
  };
  const calendars = createCalendarWriter(new URL(config.publicUrl).hostname);
  const playgrounds = config.teams?.playground ? ['teams'] : [];
  const stopping = createStopping();
  const own = { playgrounds, log, stopping, degraded: degraded.list };
  const dispatch = createDispatch({ ...handling, register, ...own });
  return {
    database,
    clock,
    queue,
    directory,
    unitOfWork,
    soon: hooks,
    dispatch: counted(dispatch, metrics),
    files: createFileDesk({ ...handling, printer: createPdfPrinter(), calendars }),
    calendars: createCalendarDesk({ ...handling, calendars }),
    metrics,
    degraded,
    stopping,
    async stop() {
      await queue.stop();
      await database.close();
    },
  };
}

/** Starts everything: platforms, workers, ticks and the web server. */
export async function startTandem(
  config: Config,
  log: Log,
  time: TimeOptions = {},
): Promise<Tandem> {
  const core = await openCore(config, log, time);
  const platforms = await createPlatforms(config, core, log, time);
  const { clock, degraded, directory, metrics, queue } = core;
  degraded.add(platforms);
  const sending = deliverDeps(core, TABLES, platforms, log);
  const { deliveries, lanes } = await startDelivering(core, sending);
  await tryGivenUp(core.database.prisma);
  const reminders = reminderDeps(config, core, log);
  await queue.workJobs(createJobRunner(reminders, JOBS));
  for (const platform of platforms) await platform.start();
  const sweep = createSweep({ deliveries, lanes, clock, sendable: () => sendableBy(sending) });
  const watch = watchConnections(watchDeps(core, platforms, log));
  // A wrong token is found at the start, though nothing waits for that.
  watch().catch(() => log.warn('connections not examined at the start; the next tick does'));
  const ticks = startTicks({
    reminders,
    jobs: JOBS,
    sweep,
    look: lookForDue(core.database),
    soon: core.soon,
    refresh: () => Promise.all([directory.refresh(), forgetAnswers(core)]),
    correct: () => clock.correct(),
    tryRecording: recordingTurns(core.database),
    watchConnections: watch,
    tellUnclaimed: () => tellUnclaimed(unclaimedDeps(core, sending, TABLES.reminders, JOBS)),
    givenUp: (tick) => metrics.countGivenUp(tick),
    log,
  });
  const mounts = mountsOf(core, platforms, log);
  const checks = healthChecks(core, ticks);
  const serving = { mounts, checks, degraded: degraded.list, metrics, log };
  const server = await startServer(serving, config);
  const closeDatabase = () => core.stop();
  const running = { server, platforms, queue, lanes, ticks, closeDatabase, log };
  let stopped: Promise<readonly string[]> | undefined;
  return {
    core,
    port: server.port,
    stop() {
      stopped ??= shutDown({ ...running, stopping: core.stopping });
      return stopped;
    },
  };
}

/** Takes up whatever conversation the queue names. */
async function startDelivering({ database, queue }: Core, sending: DeliverDeps) {
  const deliveries = deliveryStore(database, queue);
  if (database.kind === 'embedded') await deliveries.endAllLeases();
  const lanes = createDeliveryConcurrency({
    placesOf: (conversations) => deliveries.placesOf(conversations),
    work: (conversation, stopping) => drainConversation(sending, conversation, stopping),
    log: sending.log,
  });
  await queue.work((conversations) => lanes.take(conversations));
  return { deliveries, lanes };
}

/** What the web server answers under, beside its own checks. */
function mountsOf({ files, calendars }: Core, platforms: readonly Platform[], log: Log) {
  const ofPlatforms = platforms.flatMap(({ mounts }) => mounts);
  return [fileMount(files, log), calendarMount(calendars, log), ...ofPlatforms];
}

function reminderDeps(config: Config, core: Core, log: Log): RemindDeps {
  const known = { handlers: TABLES.reminders, platforms: runningPlatforms(config) };
  return { ...core, log, givenUp: core.metrics.countUnsaid, ...known };
}

function counted(dispatch: Dispatch, metrics: Metrics): Dispatch {
  return async (interaction) => {
    const reply = await dispatch(interaction);
    metrics.countInteraction(interaction.actor.platform, interaction.kind, reply.kind);
    return reply;
  };
}
