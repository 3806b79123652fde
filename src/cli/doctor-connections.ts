import { platformName } from '../bot/delivery/parked-cards.ts';
import type { Config } from '../config.ts';
import { wordsFor } from '../locales/words.ts';
import { createLog } from '../log.ts';
import type { SeenConnection } from '../ports/delivery/parked-store.ts';
import { createClock } from '../storage/database/clock.ts';
import type { Database } from '../storage/database/database.ts';
import { referenceStore } from '../storage/people/conversation-reference-store.ts';
import { installationStore } from '../storage/people/installation-store.ts';
import { keyRingFrom } from '../storage/protection/key-ring.ts';
import type { Finding } from './finding.ts';

const words = wordsFor(undefined);

/** Where Tandem is installed, and whether its tokens are taken there: each platform is asked. */
export async function examineConnections(config: Config, database: Database): Promise<Finding[]> {
  const seen = [...(await slackSeen(config, database)), ...(await teamsSeen(config, database))];
  return seen.map((one) => {
    const { platform, tenant, name, fault } = one;
    const where = [name, tenant].filter(Boolean).join(', ');
    if (fault !== undefined) return { what: platform, well: false, word: adviceOf(one) };
    const token = `${platformName(platform, words)} takes the token`;
    return { what: platform, well: true, word: where ? `installed in ${where}; ${token}` : token };
  });
}

async function slackSeen({ slack, ...config }: Config, database: Database) {
  if (!slack) return [];
  const { createWorkspaces } = await import('../platforms/slack/identity/workspaces.ts');
  const { examineSlack } = await import('../platforms/slack/identity/examine.ts');
  const installations = installationStore(database, keyRingFrom(config));
  const clock = await createClock(database);
  const workspaces = createWorkspaces({ slack, installations, clock, log: createLog('silent') });
  await workspaces.refresh();
  return examineSlack(workspaces);
}

async function teamsSeen({ teams }: Config, database: Database) {
  if (!teams) return [];
  const { examineTeams } = await import('../platforms/teams/identity/examine.ts');
  return examineTeams(teams, referenceStore(database));
}

function adviceOf({ platform, tenant, fault }: SeenConnection): string {
  const chat = platformName(platform, words);
  const where = tenant ? ` for ${tenant}` : '';
  if (fault === 'not_installed') {
    return `no workspace has installed Tandem yet; open /slack/install at its public address`;
  }
  if (fault === 'no_answer') return `${chat} does not answer${where}; check the network`;
  const mend =
    platform === 'teams' ? words('parked.advice.teams.login') : words('parked.advice.slack.login');
  return `the token${where} is refused with ${fault}. ${mend}`;
}
