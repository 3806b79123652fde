import { type DeliverDeps, drainConversation } from './bot/deliver.ts';
import { createDirectory, type Directory } from './bot/directory.ts';
import { createDispatch, type Dispatch } from './bot/dispatch.ts';
import { PARKED_CARD, parkedCard } from './bot/tell-parked.ts';
import type { Config } from './config.ts';
import { FEATURES } from './features/index.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { startServer } from './http/server.ts';
import type { Log } from './log.ts';
import { createRoom } from './platforms/room/index.ts';
import { createSlack } from './platforms/slack/index.ts';
import type { HealthCheck } from './ports/health.ts';
import type { KeyRing } from './ports/keys.ts';
import type { Platform } from './ports/platform.ts';
import type { UnitOfWork } from './ports/stores.ts';
import { type Queue, startQueue } from './schedule/queue.ts';
import { startTick } from './schedule/tick.ts';
import { createClock, type DatabaseClock } from './storage/clock.ts';
import { conversationStore } from './storage/conversation-store.ts';
import type { Database } from './storage/database.ts';
import { deliveryStore } from './storage/delivery-store.ts';
import { installationStore } from './storage/installation-store.ts';
import { keyRingOfFolder, parseKeyRing } from './storage/key-ring.ts';
import { pendingMigrations } from './storage/migrate.ts';
import { openMigrated } from './storage/open.ts';
import { queueDatabase } from './storage/queue-database.ts';
import { registerStore } from './storage/register-store.ts';
import { roomStore } from './storage/room-store.ts';
import { createUnitOfWork } from './storage/unit-of-work.ts';

/** Takes up deliveries whose nudge was lost or whose process died. */
const SWEEP = '*/5 * * * * *';
/** Corrects the clock, and reads the register anew in case a notice was missed. */
const EVERY_MINUTE = '0 * * * * *';

/** Everything but the ways in and out: what a command, a test or a script can work with. */
export interface Core {
  readonly database: Database;
  readonly clock: DatabaseClock;
  readonly queue: Queue;
  readonly directory: Directory;
  readonly unitOfWork: UnitOfWork;
  readonly dispatch: Dispatch;
  readonly metrics: Metrics;
  stop(): Promise<void>;
}

export interface Tandem {
  readonly core: Core;
  readonly port: number;
  stop(): Promise<void>;
}

/** Opens the database, applies migrations, and wires what stands between a platform and its rows. */
export async function openCore(config: Config, log: Log): Promise<Core> {
  const database = await openMigrated(config, log);
  const keys = keyRing(config);
  const clock = await createClock(database);
  const queue = await startQueue(queueDatabase(database.queueBackend), log);
  const register = registerStore(database);
  const directory = await createDirectory(register);
  await database.notices.listen('directory', () => {
    directory.refresh().catch(() => log.warn('register not read; the next minute reads it again'));
  });
  const unitOfWork = createUnitOfWork(database, keys, queue);
  const metrics = createMetrics();
  const dispatch = createDispatch({
    unitOfWork,
    directory,
    clock,
    platforms: runningPlatforms(config),
    features: FEATURES,
    register,
    log,
  });
  return {
    database,
    clock,
    queue,
    directory,
    unitOfWork,
    dispatch: counted(dispatch, metrics),
    metrics,
    async stop() {
      await queue.stop();
      await database.close();
    },
  };
}

/** Starts everything: platforms, workers, ticks and the web server. */
export async function startTandem(config: Config, log: Log): Promise<Tandem> {
  const core = await openCore(config, log);
  const platforms = createPlatforms(config, core, log);
  const { clock, directory, metrics, queue } = core;
  const deliveries = deliveryStore(core.database, queue);
  if (core.database.kind === 'embedded') await deliveries.endAllLeases();
  const drain = deliverer(core, platforms, log);
  await queue.work(drain);
  for (const platform of platforms) await platform.start();
  const sweep = async () => {
    for (const conversation of await deliveries.dueConversations(clock.now()))
      await drain(conversation);
  };
  const ticks = [
    startTick(SWEEP, 'sweep', sweep, log),
    startTick(
      EVERY_MINUTE,
      'every-minute',
      () => Promise.all([clock.correct(), directory.refresh()]),
      log,
    ),
  ];
  const mounts = platforms.flatMap((platform) => platform.mounts);
  const server = await startServer({ mounts, checks: healthChecks(core), metrics, log }, config);
  return {
    core,
    port: server.port,
    async stop() {
      for (const platform of platforms) await platform.stop();
      await server.stop();
      for (const tick of ticks) await tick.stop();
      await core.stop();
    },
  };
}

function keyRing({ masterKeys, dataDir }: Config): KeyRing {
  return masterKeys === undefined ? keyRingOfFolder(dataDir) : parseKeyRing(masterKeys);
}

/** In the order in which a member is best reached. */
function runningPlatforms(config: Config): string[] {
  return [...(config.slack ? ['slack'] : []), ...(config.practiceRoom ? ['room'] : [])];
}

function createPlatforms(config: Config, core: Core, log: Log): Platform[] {
  const { database, dispatch, directory, clock } = core;
  const room = () =>
    createRoom({
      dispatch,
      directory,
      clock,
      commands: FEATURES.flatMap((feature) => feature.commands),
      store: roomStore(database),
      notices: database.notices,
    });
  return [...slackOf(config, core, log), ...(config.practiceRoom ? [room()] : [])];
}

function slackOf(config: Config, core: Core, log: Log): Platform[] {
  const { slack, publicUrl } = config;
  const { database, dispatch, directory, clock } = core;
  if (!slack) return [];
  const deliveries = deliveryStore(database, core.queue);
  const platform = createSlack({
    slack,
    publicUrl,
    dispatch,
    directory,
    clock,
    log,
    commands: FEATURES.flatMap((feature) => feature.commands),
    installations: installationStore(database, keyRing(config)),
    conversations: conversationStore(database),
    notices: database.notices,
    unpark: (tenant, reasons) =>
      deliveries.unpark({ platform: 'slack', tenant }, reasons, clock.now()),
  });
  return [platform];
}

function deliverer(core: Core, platforms: readonly Platform[], log: Log) {
  const deps: DeliverDeps = {
    deliveries: deliveryStore(core.database, core.queue),
    unitOfWork: core.unitOfWork,
    directory: core.directory,
    messengers: platforms.map((platform) => platform.messenger),
    cards: Object.assign(
      { [PARKED_CARD]: parkedCard(core.directory) },
      ...FEATURES.map((feature) => feature.cards),
    ),
    clock: core.clock,
    log,
    settled: (platform, state) => core.metrics.countDelivery(platform, state),
  };
  return (conversationId: string) => drainConversation(deps, conversationId);
}

function counted(dispatch: Dispatch, metrics: Metrics): Dispatch {
  return async (interaction) => {
    const reply = await dispatch(interaction);
    metrics.countInteraction(interaction.actor.platform, interaction.kind, reply.kind);
    return reply;
  };
}

function healthChecks({ database, queue }: Core): HealthCheck[] {
  return [
    { name: 'database', check: async () => void (await database.prisma.$queryRaw`SELECT 1`) },
    { name: 'migrations', check: () => requireMigrated(database) },
    { name: 'queue', check: () => queue.check() },
  ];
}

async function requireMigrated({ withSession }: Database): Promise<void> {
  const pending = await withSession((session) => pendingMigrations(session));
  if (pending.length > 0) throw new Error(`${pending.length} to apply; start Tandem anew`);
}
