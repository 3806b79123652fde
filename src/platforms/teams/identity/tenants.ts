import { BoundedMap } from '../../shared/bounded-map.ts';
import { channelOf, isShared, type Who } from '../receive/receive.ts';
import type { Envelope } from '../receive/schema.ts';
import type { Connector } from '../send/connector.ts';
import { ConnectorFault } from '../send/connector-fault.ts';

/** People whose tenant is remembered. */
const MOST_KNOWN = 5_000;

/** Finds out who acts, with their own tenant. */
export interface Tenants {
  /**
   * @returns nothing for somebody without an identity that could be registered.
   * @throws ConnectorFault if Teams could not be asked.
   */
  who(activity: Envelope): Promise<Who | undefined>;
  /** They left, or may have: they are asked for anew. */
  forget(conversation: string, user: string): void;
}

/**
 * In a conversation with Tandem alone, the activity says whose it is. In any other, it names the
 * tenant of the host, while in a shared channel members may be of others: the roster knows.
 *
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels#authenticate-external-users-to-access-app-content
 */
export function createTenants(connector: Pick<Connector, 'member'>): Tenants {
  const known = new BoundedMap<string, string>(MOST_KNOWN);

  async function tenantOf(activity: Envelope): Promise<string | undefined> {
    const { serviceUrl, conversation, from, channelData } = activity;
    const host = conversation.tenantId ?? channelData?.tenant?.id ?? undefined;
    if (!isShared(conversation)) return host;
    const channel = channelOf(conversation.id);
    const key = keyOf(channel, from.id);
    const before = known.get(key);
    if (before) return before;
    const place = { serviceUrl, conversation: channel, user: from.id };
    const found = await connector.member(place).catch((error) => unreadable(error, activity));
    if (found === 'unreadable') return host;
    const tenant = found?.tenantId?.toLowerCase();
    if (tenant) known.set(key, tenant);
    return tenant;
  }

  return {
    async who(activity) {
      const object = activity.from.aadObjectId;
      const tenant = object && (await tenantOf(activity));
      return tenant ? { tenant, object } : undefined;
    },
    forget: (conversation, user) => void known.delete(keyOf(channelOf(conversation), user)),
  };
}

/**
 * A message extension works where Tandem itself is no member, and may not read the roster. The host's
 * tenant does then: people of another are not registered under it, and are refused.
 */
function unreadable(error: unknown, { name }: Envelope): 'unreadable' {
  const closed = error instanceof ConnectorFault && [403, 404].includes(error.status);
  if (closed && String(name).startsWith('composeExtension/')) return 'unreadable';
  throw error;
}

function keyOf(channel: string, user: string): string {
  return JSON.stringify([channel, user]);
}
