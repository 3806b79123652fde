import type { Log } from '../../../log.ts';
import { type Patience, tryAgain } from '../../shared/again.ts';
import { BoundedMap } from '../../shared/bounded-map.ts';
import type { Workspaces } from '../identity/workspaces.ts';
import { faultCode, waitOf } from '../send/faults.ts';

/** People whose workspace is remembered. */
const MOST_KNOWN = 5_000;

/**
 * The workspace of a person of whom Slack names the id alone; asked once.
 *
 * @param tenant a workspace that can be asked about them.
 * @returns nothing if Slack does not say.
 */
export type TeamOf = (tenant: string, user: string) => Promise<string | undefined>;

/** Asks Slack, as long as somebody can wait for the answer. */
export function createTeamOf(deps: {
  readonly workspaces: Workspaces;
  readonly patience: Patience;
  readonly log: Log;
}): TeamOf {
  const known = new BoundedMap<string, string>(MOST_KNOWN);
  const { workspaces, patience, log } = deps;

  async function ask(tenant: string, user: string): Promise<string | undefined> {
    const client = await workspaces.client([tenant]);
    try {
      const found = await tryAgain(patience, async () => client?.users.info({ user }), waitOf);
      return found?.user?.team_id;
    } catch (error) {
      log.warn({ platform: 'slack', error: faultCode(error) }, 'workspace of a person not found');
      return undefined;
    }
  }

  return async (tenant, user) => {
    const team = known.get(user) ?? (await ask(tenant, user));
    if (team) known.set(user, team);
    return team;
  };
}
