import {
  ConfidentialClientApplication,
  type INetworkModule,
  ManagedIdentityApplication,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import type { TeamsConfig } from '../../../config.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { ConnectorFault, NEVER_LEFT } from '../send/connector-fault.ts';

/** What the token is for. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const CONNECTOR = 'https://api.botframework.com';

/** MSAL gives none out that ends within five minutes, but looks one up more slowly than a message is made. */
const KEPT_MILLISECONDS = 60_000;

/** Tokens for the Bot Connector, kept until shortly before they end. */
export interface TokenSource {
  /**
   * @returns nothing in the playground, which takes no token.
   * @throws ConnectorFault that says that nothing was sent, with the login's own code.
   */
  token(): Promise<string | undefined>;
  /** The connector did not take it: the next one is fetched anew. */
  refused(): void;
}

/** @returns a token; `fresh`: never one that was given before. */
type Acquire = (fresh: boolean) => Promise<{ accessToken: string } | null>;

/** Gets tokens through MSAL, with the credential that is configured. */
export function createTokenSource(teams: TeamsConfig, request: typeof fetch): TokenSource {
  const acquire = acquirer(teams, request);
  let fresh = false;
  let kept: { readonly token: string; readonly until: number } | undefined;
  /** One at a time: a burst of messages asks once. */
  let running: Promise<string> | undefined;

  async function next(from: Acquire): Promise<string> {
    try {
      const answer = await from(fresh);
      fresh = false;
      const token = answer?.accessToken ?? '';
      kept = { token, until: performance.now() + KEPT_MILLISECONDS };
      return token;
    } catch (error) {
      throw new ConnectorFault(NEVER_LEFT, loginCode(error));
    } finally {
      running = undefined;
    }
  }

  return {
    async token() {
      if (!acquire) return undefined;
      if (kept && performance.now() < kept.until) return kept.token;
      running ??= next(acquire);
      return running;
    },
    refused() {
      kept = undefined;
      fresh = true;
    },
  };
}

function acquirer(teams: TeamsConfig, request: typeof fetch): Acquire | undefined {
  const { appId, credential, loginUrl } = teams;
  switch (credential.kind) {
    case 'none':
      return undefined;
    case 'managed-identity': {
      const managedIdentityIdParams = { userAssignedClientId: appId };
      const app = new ManagedIdentityApplication({ managedIdentityIdParams });
      return (forceRefresh) => app.acquireToken({ resource: CONNECTOR, forceRefresh });
    }
    case 'password':
    case 'certificate': {
      const app = new ConfidentialClientApplication({
        auth: { clientId: appId, ...authority(loginUrl), ...proof(credential) },
        system: { networkClient: networkOver(request, loginUrl) },
      });
      const scopes = [`${CONNECTOR}/.default`];
      return (skipCache) => app.acquireTokenByClientCredential({ scopes, skipCache });
    }
    default:
      return credential satisfies never;
  }
}

/** MSAL knows Microsoft's own addresses; any other, such as a test's, is told to it as known. */
function authority(loginUrl: string): { authority: string; knownAuthorities?: string[] } {
  const { host, pathname, hostname } = new URL(loginUrl);
  const known = hostname === 'login.microsoftonline.com' ? {} : { knownAuthorities: [host] };
  return { authority: `https://${host}${pathname}`, ...known };
}

function proof(
  credential: Extract<TeamsConfig['credential'], { kind: 'password' | 'certificate' }>,
) {
  if (credential.kind === 'password') return { clientSecret: credential.password };
  const { thumbprint, privateKey } = credential;
  return { clientCertificate: { thumbprint, privateKey } };
}

/**
 * MSAL's requests by `fetch`, each with an end. MSAL speaks TLS alone; a login on this machine,
 * which configuration allows for tests only, is spoken to without.
 */
function networkOver(request: typeof fetch, loginUrl: string): INetworkModule {
  const { protocol } = new URL(loginUrl);
  async function ask<T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const response = await request(url.replace(/^https:/, protocol), {
      method,
      ...(options.headers && { headers: options.headers }),
      ...(method === 'POST' && { body: options.body ?? '' }),
      signal: AbortSignal.timeout(TEAMS_LIMITS.loginMilliseconds),
    });
    const body: T = JSON.parse(await response.text());
    return { headers: Object.fromEntries(response.headers), body, status: response.status };
  }
  return {
    sendGetRequestAsync: (url, options) => ask('GET', url, options),
    sendPostRequestAsync: (url, options) => ask('POST', url, options),
  };
}

/** `invalid_client`, or what kind of error it was; never its text. */
function loginCode(error: unknown): string {
  if (error instanceof Error && 'errorCode' in error) return `login_${String(error.errorCode)}`;
  return 'login_failed';
}
