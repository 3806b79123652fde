import type { Directory } from '../../../bot/directory.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Conversation } from '../../../ports/delivery/messenger.ts';
import { MOST_VIEWERS } from '../render/refresh.ts';
import type { Connector, Place, RosterEntry } from '../send/connector.ts';
import { ConnectorFault } from '../send/connector-fault.ts';

/** The roster of a channel is asked for so often at most; who came since sees the card as all see it. */
const KEPT_MINUTES = 10;

/** Who of a channel gets a private view of its cards: members of ours, the first of them. */
export interface RefreshUsers {
  /** @returns their `29:…`; nobody where the roster could not be read: the card goes out all the same. */
  of(at: Place, conversation: Conversation): Promise<readonly string[]>;
}

interface Kept {
  readonly ids: readonly string[];
  readonly until: number;
}

/** Asks rosters, and keeps what they say for a while. */
export function createRefreshUsers(deps: {
  readonly connector: Pick<Connector, 'members'>;
  readonly directory: Pick<Directory, 'identify'>;
  readonly clock: Clock;
}): RefreshUsers {
  const kept = new Map<string, Kept>();
  return {
    async of(at, { kind, external }) {
      if (kind !== 'channel') return [];
      const now = deps.clock.now();
      const before = kept.get(external);
      if (before && before.until > now.epochMilliseconds) return before.ids;
      const found = await deps.connector.members(at, MOST_VIEWERS).catch(nobody);
      const ids = found.filter((one) => isOurs(deps.directory, one, external)).map(({ id }) => id);
      const until = now.add({ minutes: KEPT_MINUTES }).epochMilliseconds;
      kept.set(external, { ids, until });
      return ids;
    },
  };
}

function isOurs(
  directory: Pick<Directory, 'identify'>,
  { aadObjectId, tenantId }: RosterEntry,
  channel: string,
): boolean {
  if (!aadObjectId || !tenantId) return false;
  const user = aadObjectId.toLowerCase();
  try {
    directory.identify({ platform: 'teams', tenant: tenantId.toLowerCase(), user }, channel);
    return true;
  } catch {
    return false;
  }
}

function nobody(error: unknown): readonly RosterEntry[] {
  if (error instanceof ConnectorFault) return [];
  throw error;
}
