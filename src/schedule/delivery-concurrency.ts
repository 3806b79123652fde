import { errorName, type Log } from '../log.ts';
import type { Conversation } from '../ports/delivery/messenger.ts';

/** How many conversations in one lane one process sends to at a time. */
export const WIDTH = 6;

/**
 * Conversations at work, two lanes for each platform: one that answers slowly holds up its own alone, and what one person is
 * told, which may be long and go out in parts, holds up no channel.
 */
export interface Lanes {
  /** Lets conversations wait in their lanes; one that waits there already waits once. */
  take(conversationIds: readonly string[]): Promise<void>;
  /** Begins nothing more; what is under way is waited for. */
  stop(): Promise<void>;
}

/** Where a conversation is. */
type Place = Pick<Conversation, 'platform' | 'tenant' | 'kind'>;

interface LaneDeps {
  readonly placesOf: (conversationIds: readonly string[]) => Promise<ReadonlyMap<string, Place>>;
  /** Tolerates repetition; what it did not get to is found again by whoever looks for what is due. */
  readonly work: (conversationId: string, stopping: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/** Lanes that begin to work as soon as something is taken. */
export function createDeliveryConcurrency({ placesOf, work, log }: LaneDeps): Lanes {
  const stopping = new AbortController();
  const lanes = new Map<string, Lane>();
  /** A conversation stays in its lane for good. */
  const known = new Map<string, Place>();
  const run = (conversationId: string) =>
    work(conversationId, stopping.signal).catch((error: unknown) => {
      log.warn(
        { conversation: conversationId, error: errorName(error) },
        'conversation not drained',
      );
    });
  return {
    async take(conversationIds) {
      const unknown = conversationIds.filter((id) => !known.has(id));
      if (unknown.length > 0)
        for (const [id, place] of await placesOf(unknown)) known.set(id, place);
      if (stopping.signal.aborted) return;
      for (const conversationId of conversationIds) {
        const place = known.get(conversationId);
        if (!place) continue;
        const name = `${place.platform} ${place.kind}`;
        const lane = lanes.get(name) ?? createLane(run);
        lanes.set(name, lane);
        lane.add(conversationId, place.tenant);
      }
      for (const lane of lanes.values()) lane.next();
    },
    async stop() {
      stopping.abort();
      await Promise.all([...lanes.values()].map((lane) => lane.idle()));
    },
  };
}

interface Lane {
  add(conversationId: string, tenant: string): void;
  /** Begins what there is room for. */
  next(): void;
  idle(): Promise<unknown>;
}

/** What of a tenant waits in a lane, and how many conversations of it are at work. */
interface Tenant {
  readonly waiting: Set<string>;
  busy: number;
}

/**
 * The next one is always of the tenant that has the least at work: a platform paces each tenant for itself, so
 * that whoever waits for the turn of one must not take the places of all others.
 */
function createLane(run: (conversationId: string) => Promise<void>): Lane {
  const tenants = new Map<string, Tenant>();
  const busy = new Map<string, Promise<void>>();

  /** It is at work: once it is done it has its turn again, for what came meanwhile. */
  const isFree = (conversationId: string) => !busy.has(conversationId);

  function next(): void {
    while (busy.size < WIDTH) {
      const able = [...tenants.values()].filter(({ waiting }) => waiting.values().some(isFree));
      const least = Math.min(...able.map((tenant) => tenant.busy));
      const tenant = able.find((one) => one.busy === least);
      const conversationId = tenant?.waiting.values().find(isFree);
      if (!tenant || conversationId === undefined) return;
      begin(tenant, conversationId);
    }
  }

  function begin(tenant: Tenant, conversationId: string): void {
    tenant.waiting.delete(conversationId);
    tenant.busy += 1;
    const done = run(conversationId).then(() => {
      busy.delete(conversationId);
      tenant.busy -= 1;
      next();
    });
    busy.set(conversationId, done);
  }

  return {
    add(conversationId, name) {
      const tenant = tenants.get(name) ?? { waiting: new Set(), busy: 0 };
      tenants.set(name, tenant);
      tenant.waiting.add(conversationId);
    },
    next,
    async idle() {
      tenants.clear();
      await Promise.all(busy.values());
    },
  };
}
