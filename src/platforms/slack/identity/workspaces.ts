import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackConfig } from '../../../config.ts';
import type { Log } from '../../../log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Installation, InstallationStore } from '../../../ports/people/installation-store.ts';
import { faultCode } from '../send/faults.ts';
import { createClient } from '../send/web-client.ts';

/** Rotating tokens live 12 hours; they are exchanged this long before their end. */
const EXCHANGE_BEFORE = { hours: 2 };
const EXCHANGE_LEASE = { seconds: 30 };

/** The workspaces that installed Tandem, in memory: no command waits for the database. */
export interface Workspaces {
  /** @returns a client of the first of these that installed Tandem. */
  client(tenants: readonly string[]): Promise<WebClient | undefined>;
  /** Reads anew who installed it. */
  refresh(): Promise<void>;
}

/** The same, by name. */
export interface KnownWorkspaces extends Workspaces {
  /** All that installed it; the token that was configured is of one without a name. */
  tenants(): readonly string[];
}

export interface WorkspacesDeps {
  readonly slack: SlackConfig;
  readonly installations: InstallationStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** One workspace with the token that was configured, or several that install Tandem. */
export function createWorkspaces(deps: WorkspacesDeps): KnownWorkspaces {
  const { access, apiUrl } = deps.slack;
  if (access.kind === 'several') return severalWorkspaces(deps);
  const client = createClient(access.botToken, apiUrl);
  return { client: async () => client, tenants: () => [''], refresh: async () => undefined };
}

function severalWorkspaces({ slack, installations, clock, log }: WorkspacesDeps): KnownWorkspaces {
  let known = new Map<string, Installation>();
  /** One exchange at a time for each installation: its refresh token works once. */
  const exchanges = new Map<string, Promise<Installation>>();
  /** By token: making one takes longer than a message does. */
  const clients = new Map<string, { readonly token: string; readonly client: WebClient }>();
  const first = (tenants: readonly string[]) =>
    tenants.map((tenant) => known.get(tenant)).find((one) => one !== undefined);

  async function valid(installation: Installation): Promise<Installation> {
    const { expiresAt, tenant, tokens } = installation;
    const due = expiresAt?.subtract(EXCHANGE_BEFORE);
    if (!due || !tokens.refresh || Temporal.Instant.compare(clock.now(), due) < 0) {
      return installation;
    }
    const running = exchanges.get(tenant) ?? exchange(installation);
    exchanges.set(tenant, running);
    return running.finally(() => exchanges.delete(tenant));
  }

  function clientOf({ tenant, tokens }: Installation): WebClient {
    const { access: token } = tokens;
    const made = clients.get(tenant);
    const client = made?.token === token ? made.client : createClient(token, slack.apiUrl);
    clients.set(tenant, { token, client });
    return client;
  }

  async function exchange(installation: Installation): Promise<Installation> {
    const { tenant } = installation;
    const now = clock.now();
    try {
      if (!(await installations.claimRefresh('slack', tenant, now, now.add(EXCHANGE_LEASE)))) {
        return (await installations.find('slack', tenant)) ?? installation;
      }
      const stored = (await installations.find('slack', tenant)) ?? installation;
      if (stored.tokens.access !== installation.tokens.access) return stored;
      const next = await exchangeToken(slack, stored, now);
      await installations.save(next);
      known.set(tenant, next);
      return next;
    } catch (error) {
      log.warn({ tenant, error: faultCode(error) }, 'token not exchanged');
      return installation;
    }
  }

  return {
    async client(tenants) {
      const found = first(tenants);
      return found && clientOf(await valid(found));
    },
    tenants: () => [...known.keys()],
    async refresh() {
      known = new Map((await installations.list('slack')).map((one) => [one.tenant, one]));
    },
  };
}

const exchanged = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});

/** https://docs.slack.dev/authentication/using-token-rotation */
async function exchangeToken(
  { access, apiUrl }: SlackConfig,
  installation: Installation,
  now: Temporal.Instant,
): Promise<Installation> {
  if (access.kind !== 'several') return installation;
  const answer = await createClient(undefined, apiUrl).oauth.v2.access({
    client_id: access.clientId,
    client_secret: access.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: installation.tokens.refresh ?? '',
  });
  const { access_token, refresh_token, expires_in } = exchanged.parse(answer);
  return {
    ...installation,
    tokens: { access: access_token, refresh: refresh_token },
    expiresAt: now.add({ seconds: expires_in }),
  };
}
