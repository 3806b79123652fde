import type { RequestListener, ServerResponse } from 'node:http';
import { InstallProvider, type Installation as SlackInstallation } from '@slack/oauth';
import type { SlackConfig } from '../../../config.ts';
import { wordsFor } from '../../../locales/words.ts';
import type { Log } from '../../../log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { InstallationStore } from '../../../ports/people/installation-store.ts';
import { BOT_SCOPES } from '../manifest.ts';
import { clientOptions, QUIET } from '../send/web-client.ts';

export interface InstallDeps {
  readonly slack: SlackConfig;
  readonly publicUrl: string;
  readonly installations: InstallationStore;
  readonly clock: Clock;
  readonly log: Log;
  /** A workspace installed Tandem, perhaps anew. */
  readonly installed: (tenant: string) => Promise<void>;
}

/**
 * The pages on which a workspace installs Tandem.
 * https://docs.slack.dev/authentication/installing-with-oauth
 *
 * @returns nothing where one workspace gave its token.
 */
export function createInstall(deps: InstallDeps): RequestListener | undefined {
  const { access, apiUrl } = deps.slack;
  if (access.kind !== 'several') return undefined;
  const { clientId, clientSecret, stateSecret } = access;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    logger: QUIET,
    clientOptions: clientOptions(apiUrl),
    installationStore: {
      storeInstallation: (installation) => save(deps, installation),
      fetchInstallation: () => Promise.reject(new Error('Installations are read elsewhere.')),
    },
  });
  const options = {
    scopes: [...BOT_SCOPES],
    redirectUri: `${deps.publicUrl}/slack/oauth_redirect`,
  };
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/install') return void provider.handleInstallPath(request, response, {}, options);
    void provider.handleCallback(request, response, {
      success: (_installation, _options, _request, answer) => page(answer, 200, 'slack.installed'),
      failure: (error, _options, _request, answer) => page(answer, 400, whyNot(error)),
    });
  };
}

/**
 * An organisation of several workspaces gives one token for all of them, and names none of them: Tandem would not find it
 * for any. https://docs.slack.dev/enterprise/organization-ready-apps
 */
class WholeOrganisation extends Error {}

function whyNot(error: unknown): 'slack.not_installed' | 'slack.whole_organisation' {
  return error instanceof WholeOrganisation ? 'slack.whole_organisation' : 'slack.not_installed';
}

/** @throws WholeOrganisation */
async function save(deps: InstallDeps, installation: SlackInstallation): Promise<void> {
  const { bot, team, isEnterpriseInstall } = installation;
  if (isEnterpriseInstall) throw new WholeOrganisation();
  const tenant = team?.id;
  if (!bot || !tenant) throw new Error('Slack gave no bot token.');
  const now = deps.clock.now();
  await deps.installations.save({
    platform: 'slack',
    tenant,
    botUser: bot.userId,
    tokens: { access: bot.token, refresh: bot.refreshToken },
    installedAt: now,
    expiresAt:
      bot.expiresAt === undefined
        ? undefined
        : Temporal.Instant.fromEpochMilliseconds(bot.expiresAt * 1000),
  });
  deps.log.info({ tenant }, 'installed');
  await deps.installed(tenant);
}

function page(
  response: ServerResponse,
  status: number,
  key: 'slack.installed' | ReturnType<typeof whyNot>,
): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(wordsFor(undefined)(key));
}
