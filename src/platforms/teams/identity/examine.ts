import type { TeamsConfig } from '../../../config.ts';
import type { SeenConnection } from '../../../ports/delivery/parked-store.ts';
import type { ReferenceStore } from '../../../ports/people/conversation-reference-store.ts';
import { ConnectorFault } from '../send/connector-fault.ts';
import { teamsMendedBy } from '../send/mending.ts';
import { createTokenSource } from './token.ts';

/** Asks the login for a token, as for sending, and looks which tenants Tandem was seen in. */
export async function examineTeams(
  teams: TeamsConfig,
  references: Pick<ReferenceStore, 'tenants'>,
): Promise<readonly SeenConnection[]> {
  const fault = await faultOfLogin(teams);
  const tenants = await references.tenants('teams');
  const places = tenants.length > 0 ? tenants : [''];
  return places.map((tenant) => ({ platform: 'teams', tenant, name: undefined, fault }));
}

async function faultOfLogin(teams: TeamsConfig): Promise<string | undefined> {
  try {
    await createTokenSource(teams, fetch).token();
    return undefined;
  } catch (error) {
    if (!(error instanceof ConnectorFault)) throw error;
    return teamsMendedBy(error.code) === 'login' ? error.code : 'no_answer';
  }
}
