import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { decodeJwt } from 'jose';
import type { TeamsConfig } from '../../../config.ts';
import { RefusedRequest } from '../../shared/refused-request.ts';

/**
 * Who signs what the Bot Connector sends, and what its tokens are for.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const CONNECTOR = 'https://api.botframework.com';
/** The claim that says for which connector a token was made. */
const SERVICE_URL = 'serviceurl';

/** @throws RefusedRequest unless Teams signed it for this app and this connector. */
export type Authenticate = (activity: Activity, authorization: string) => Promise<void>;

/** Finds out by botbuilder whether an activity came from Teams. In the playground nobody signs. */
export function createAuthentication(teams: TeamsConfig): Authenticate {
  const framework = frameworkOf(teams);
  return async (activity, authorization) => {
    if (!teams.playground) requireIssuer(authorization);
    const { claimsIdentity } = await framework
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => {
        throw isOurs(error) ? new RefusedRequest(503, 'keys') : new RefusedRequest(401, 'token');
      });
    const claimed = claimsIdentity.getClaimValue(SERVICE_URL);
    // botbuilder compares them for most kinds of tokens; we for all.
    if (!teams.playground && claimed !== activity.serviceUrl) {
      throw new RefusedRequest(403, 'serviceurl');
    }
  };
}

/**
 * With an empty app id, botbuilder lets in everybody: that is the playground, and configuration sees
 * to it that nothing else is. It gets no credential, for it sends nothing.
 */
function frameworkOf(teams: TeamsConfig): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: teams.loginUrl,
      ToChannelFromBotOAuthScope: CONNECTOR,
      ToBotFromChannelTokenIssuer: CONNECTOR,
      OAuthUrl: CONNECTOR,
      ToBotFromChannelOpenIdMetadataUrl: teams.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: teams.openIdMetadataUrl,
    },
    new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: teams.appId,
      MicrosoftAppType: 'MultiTenant',
    }),
  );
}

/** The connector's tokens alone: botbuilder would also take one that the app itself was given. */
function requireIssuer(authorization: string): void {
  const [scheme, token = ''] = authorization.split(' ');
  if (scheme !== 'Bearer' || issuerOf(token) !== CONNECTOR) {
    throw new RefusedRequest(401, 'issuer');
  }
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** Not the token was bad: the keys to check it with were not to be had. */
function isOurs(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = 'statusCode' in error ? Number(error.statusCode) : 0;
  return status >= 500 || error.name === 'FetchError';
}
