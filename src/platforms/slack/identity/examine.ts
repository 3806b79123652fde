import type { SeenConnection } from '../../../ports/delivery/parked-store.ts';
import { faultCode, resultOf } from '../send/faults.ts';
import type { KnownWorkspaces } from './workspaces.ts';

/**
 * Asks Slack, with the token of each workspace, whether it takes it.
 * https://docs.slack.dev/reference/methods/auth.test
 */
export async function examineSlack(
  workspaces: KnownWorkspaces,
): Promise<readonly SeenConnection[]> {
  const tenants = workspaces.tenants();
  if (tenants.length === 0) return [seen('', { fault: 'not_installed' })];
  return Promise.all(tenants.map((tenant) => examine(workspaces, tenant)));
}

async function examine(workspaces: KnownWorkspaces, tenant: string): Promise<SeenConnection> {
  try {
    const answer = await (await workspaces.client([tenant]))?.auth.test();
    return seen(answer?.team_id ?? tenant, { name: answer?.team });
  } catch (error) {
    const refused = resultOf(error).outcome === 'unreachable';
    return seen(tenant, { fault: refused ? faultCode(error) : 'no_answer' });
  }
}

function seen(
  tenant: string,
  { name, fault }: { readonly name?: string | undefined; readonly fault?: string },
): SeenConnection {
  return { platform: 'slack', tenant, name, fault };
}
