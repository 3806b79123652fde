import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { JobCounts } from '../ports/delivery/jobs.ts';
import type { Unclaimed } from '../ports/delivery/unclaimed.ts';
import type { Degraded } from '../ports/health.ts';
import { within } from './within.ts';

/** How often it is measured how late the event loop is: by itself it would wake the process a hundred times a second. */
const DEFAULTS = { eventLoopMonitoringPrecision: 100 };

/** Numbers for Prometheus: counts and times, no names. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** One interaction was answered. */
  countInteraction(platform: string, kind: string, reply: string): void;
  /** One delivery was settled. */
  countDelivery(platform: string, state: string): void;
  /** A tick was stuck, and was given up. */
  countGivenUp(tick: string): void;
  /** A record could not be reminded of, however often it was tried. */
  countUnsaid(kind: string): void;
  /** So much waits that this process does not know and nobody took up; instead of what was said before. */
  setUnclaimed(found: readonly Unclaimed[]): void;
}

/**
 * @param countJobs how the plain jobs stand; asked whenever the numbers are.
 * @param degraded what does not work; asked likewise.
 */
export function createMetrics(
  countJobs?: () => Promise<readonly JobCounts[]>,
  degraded?: Degraded,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ ...DEFAULTS, register: registry });
  const interactions = new Counter({
    name: 'tandem_interactions_total',
    help: 'Interactions answered, by platform, kind and kind of reply',
    labelNames: ['platform', 'kind', 'reply'],
    registers: [registry],
  });
  const deliveries = new Counter({
    name: 'tandem_deliveries_total',
    help: 'Deliveries settled, by platform and state',
    labelNames: ['platform', 'state'],
    registers: [registry],
  });
  const unclaimed = new Gauge({
    name: 'tandem_unclaimed',
    help: 'What waits, is not known here and was taken up by nobody: cards, reminders, jobs by name',
    labelNames: ['what', 'name', 'platform'],
    registers: [registry],
  });
  const givenUp = new Counter({
    name: 'tandem_ticks_given_up_total',
    help: 'Ticks that were stuck for 30 s and given up, by name',
    labelNames: ['tick'],
    registers: [registry],
  });
  const unsaid = new Counter({
    name: 'tandem_reminders_given_up_total',
    help: 'Records whose reminders failed eight times and wait for a process that starts, by kind',
    labelNames: ['kind'],
    registers: [registry],
  });
  if (countJobs) addJobs(registry, countJobs);
  if (degraded) addDegraded(registry, degraded);
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countInteraction: (platform, kind, reply) => interactions.inc({ platform, kind, reply }),
    countDelivery: (platform, state) => deliveries.inc({ platform, state }),
    countGivenUp: (tick) => givenUp.inc({ tick }),
    countUnsaid: (kind) => unsaid.inc({ kind }),
    setUnclaimed(found) {
      unclaimed.reset();
      for (const { what, name, platform = '', count } of found) {
        unclaimed.set({ what, name, platform }, count);
      }
    },
  };
}

function addJobs(registry: Registry, countJobs: () => Promise<readonly JobCounts[]>): void {
  new Gauge({
    name: 'tandem_jobs',
    help: 'Plain jobs, by name and state: waiting, active, dead (failed for good)',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      // A database that does not answer takes away these numbers, not the others.
      const counts = await within(countJobs()).catch(() => []);
      this.reset();
      for (const { name: job, ...states } of counts) {
        for (const [state, count] of Object.entries(states)) this.set({ job, state }, count);
      }
    },
  });
}

function addDegraded(registry: Registry, degraded: Degraded): void {
  new Gauge({
    name: 'tandem_degraded',
    help: '1 for each thing that does not work though Tandem runs: read_only, disk_full, not_connected',
    labelNames: ['what', 'platform'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { code: what, platform = '' } of degraded()) this.set({ what, platform }, 1);
    },
  });
}
