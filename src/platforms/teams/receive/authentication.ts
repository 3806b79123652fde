import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import type { TeamsConfig } from '../../../config.ts';

/**
 * Who signs what the Bot Connector sends, and what its tokens are for.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const CONNECTOR = 'https://api.botframework.com';
/** The claim that says for which connector a token was made. */
const SERVICE_URL = 'serviceurl';

type Authenticated = Awaited<
  ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
>;

/** Not let in. `status` is what the caller is answered; `why` a word for the log. */
export class NotLetIn extends Error {
  readonly status: 401 | 403 | 503;
  readonly why: string;

  constructor(status: NotLetIn['status'], why: string) {
    super(why);
    this.name = 'NotLetIn';
    this.status = status;
    this.why = why;
  }
}

/** botbuilder's adapter for what comes in. What goes out has a way of its own: `connector.ts`. */
export class TeamsAdapter extends CloudAdapter {
  readonly #playground: boolean;

  constructor(teams: TeamsConfig) {
    super(authenticationOf(teams));
    this.#playground = teams.playground;
  }

  /**
   * Who sent it is authenticated, and that it came for this connector.
   *
   * @throws NotLetIn
   */
  async letIn(activity: Activity, authorization: string): Promise<Authenticated> {
    if (!this.#playground) requireIssuer(authorization);
    const authenticated = await this.#authenticate(activity, authorization);
    const claimed = authenticated.claimsIdentity.getClaimValue(SERVICE_URL);
    // botbuilder compares them for most kinds of tokens; we for all.
    if (!this.#playground && claimed !== activity.serviceUrl) throw new NotLetIn(403, 'serviceurl');
    return authenticated;
  }

  /**
   * Runs the turn of an activity that was let in.
   *
   * @returns what an invoke is answered with; nothing for anything else.
   */
  run(
    authenticated: Authenticated,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, turn);
  }

  async #authenticate(activity: Activity, authorization: string): Promise<Authenticated> {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (error) {
      throw isOurs(error) ? new NotLetIn(503, 'keys') : new NotLetIn(401, 'token');
    }
  }
}

/**
 * With an empty app id, botbuilder lets in everybody: that is the playground, and configuration sees
 * to it that nothing else is. It gets no credential, for it sends nothing.
 */
function authenticationOf(teams: TeamsConfig): ConfigurationBotFrameworkAuthentication {
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
  const claims = issued.safeParse(parseJson(token.split('.')[1] ?? '')).data;
  if (scheme !== 'Bearer' || claims?.iss !== CONNECTOR) throw new NotLetIn(401, 'issuer');
}

const issued = z.object({ iss: z.string() });

function parseJson(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64url').toString('utf8'));
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
