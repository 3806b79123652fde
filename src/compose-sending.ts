import type { Job } from './bot/declare/declare-job.ts';
import type { tablesOf } from './bot/declare/feature.ts';
import { knowsReminder } from './bot/declare/reminder-handler.ts';
import { type DeliverDeps, sendableBy } from './bot/delivery/deliver.ts';
import type { Directory } from './bot/directory.ts';
import type { Metrics } from './http/metrics.ts';
import type { Log } from './log.ts';
import type { Clock } from './ports/clock.ts';
import type { Soon } from './ports/delivery/due.ts';
import type { Platform } from './ports/delivery/platform.ts';
import type { JobQueue } from './ports/delivery/queue.ts';
import type { UnitOfWork } from './ports/stores.ts';
import type { TellUnclaimedDeps } from './schedule/tell-unclaimed.ts';
import type { WatchDeps } from './schedule/watch-connections.ts';
import type { Database } from './storage/database/database.ts';
import { noteConnections, waitsForLogin } from './storage/delivery/connection-store.ts';
import { deliveryStore } from './storage/delivery/delivery-store.ts';
import { listUnclaimed } from './storage/delivery/unclaimed.ts';

/** What of a running Tandem sending needs. */
interface Core {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: JobQueue;
  readonly directory: Directory;
  readonly unitOfWork: UnitOfWork;
  readonly soon: Soon;
  readonly metrics: Metrics;
}

type Tables = ReturnType<typeof tablesOf>;

/** What sends, and what comes of it. */
export function deliverDeps(
  core: Core,
  tables: Tables,
  platforms: readonly Platform[],
  log: Log,
): DeliverDeps {
  return {
    deliveries: deliveryStore(core.database, core.queue),
    unitOfWork: core.unitOfWork,
    directory: core.directory,
    messengers: platforms.map((platform) => platform.messenger),
    cards: tables.cards,
    pushed: tables.pushed,
    agenda: tables.agenda,
    clock: core.clock,
    log,
    settled(platform, as) {
      core.metrics.countDelivery(platform, as.state);
      if (as.state === 'later') core.soon.tell(as.at);
    },
  };
}

/** Finds what waits and this process does not know. */
export function unclaimedDeps(
  core: Core,
  sending: DeliverDeps,
  handlers: Tables['reminders'],
  known: readonly Job[],
): TellUnclaimedDeps {
  const { database, clock, metrics } = core;
  const jobs = known.map(({ name }) => name);
  const knows = knowsReminder(handlers);
  return {
    clock,
    list: (before) =>
      listUnclaimed(database, { ...sendableBy(sending), knowsReminder: knows, jobs }, before),
    count: (found) => metrics.setUnclaimed(found),
    log: sending.log,
  };
}

/** Follows where this process is connected. */
export function watchDeps(
  { database: { prisma }, clock, unitOfWork }: Pick<Core, 'database' | 'clock' | 'unitOfWork'>,
  platforms: readonly Platform[],
  log: Log,
): WatchDeps {
  return {
    ...{ platforms, clock, log },
    note: (seen, now) => noteConnections(prisma, seen, now),
    waitsForLogin: (platform) => waitsForLogin(prisma, platform),
    release: (where, by) =>
      unitOfWork.transaction(({ parked }) => parked.release(where, by, clock.now())),
  };
}
