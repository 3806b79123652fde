import { randomUUID, verify, X509Certificate } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What a token of the connector says, where a test says otherwise. */
export interface TokenOverrides {
  readonly issuer?: string;
  readonly audience?: string;
  readonly serviceUrl?: string;
  /** Seconds from now; negative: it has ended. */
  readonly expiresIn?: number;
  /** Seconds from now from which on it counts. */
  readonly notBefore?: number;
  /** By a key that nobody published. */
  readonly forged?: boolean;
  readonly keyId?: string;
  /** With the claims of a token that the login gives to the app itself. */
  readonly asApp?: boolean;
}

export interface TeamsLogin {
  /** A token as the connector sends it along with an activity. */
  sign(activity: { readonly serviceUrl: string }, overrides?: TokenOverrides): Promise<string>;
  /** Is it a token that the bot was given, and still good? */
  knows(authorization: string | undefined): boolean;
  /** All tokens given so far are good no longer. */
  revoke(): void;
  /** How many tokens were given. */
  given(): number;
  answer(method: string, path: string, body: string): { status: number; body: unknown } | undefined;
}

/** The app as the login knows it. */
export interface TeamsApp {
  readonly id: string;
  readonly password: string;
  /** PEM; it may prove itself with its key instead of the password. */
  readonly certificate: string | undefined;
}

const CONNECTOR = 'https://api.botframework.com';

/** The login that gives the bot its tokens, and the keys that sign what Teams sends. */
export async function createTeamsLogin(origin: () => string, app: TeamsApp): Promise<TeamsLogin> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256', { extractable: true });
  const published = { ...(await exportJWK(own.publicKey)), kid: randomUUID(), use: 'sig' };
  const keys = [{ ...published, alg: 'RS256', endorsements: ['msteams'] }];
  const tokens = new Set<string>();
  let given = 0;

  function give(body: string) {
    const form = new URLSearchParams(body);
    const right =
      form.get('client_id') === app.id &&
      (form.get('client_secret') === app.password || isProven(form, app)) &&
      form.get('grant_type') === 'client_credentials' &&
      (form.get('scope') ?? '').split(' ').includes(`${CONNECTOR}/.default`);
    if (!right) return { status: 401, body: { error: 'invalid_client' } };
    const token = `token-${randomUUID()}`;
    tokens.add(token);
    given += 1;
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: 86_399, access_token: token },
    };
  }

  return {
    sign({ serviceUrl }, overrides = {}) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        serviceurl: overrides.serviceUrl ?? serviceUrl,
        ...(overrides.asApp && { ver: '1.0', appid: app.id }),
      })
        .setProtectedHeader({ alg: 'RS256', kid: overrides.keyId ?? published.kid, typ: 'JWT' })
        .setIssuer(overrides.issuer ?? CONNECTOR)
        .setAudience(overrides.audience ?? app.id)
        .setNotBefore(now + (overrides.notBefore ?? -60))
        .setExpirationTime(now + (overrides.expiresIn ?? 3_600))
        .sign(overrides.forged ? other.privateKey : own.privateKey);
    },
    knows: (authorization) => tokens.has(authorization?.replace(/^Bearer /, '') ?? ''),
    revoke: () => tokens.clear(),
    given: () => given,
    answer(method, path, body) {
      const [, tenant = '', ...rest] = path.split('/');
      const at = `${method} ${rest.join('/')}`;
      if (at === 'POST oauth2/v2.0/token') return give(body);
      if (at === 'GET v2.0/.well-known/openid-configuration') {
        return { status: 200, body: discovery(origin().replace('http:', 'https:'), tenant) };
      }
      if (at === 'GET openidconfiguration') {
        const jwks_uri = `${origin()}/${tenant}/keys`;
        const algorithms = { id_token_signing_alg_values_supported: ['RS256'] };
        return { status: 200, body: { issuer: CONNECTOR, jwks_uri, ...algorithms } };
      }
      return at === 'GET keys' ? { status: 200, body: { keys } } : undefined;
    },
  };
}

/** https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
function isProven(form: URLSearchParams, { certificate }: TeamsApp): boolean {
  const [header = '', claims = '', signature = ''] = (form.get('client_assertion') ?? '').split(
    '.',
  );
  if (certificate === undefined || !signature) return false;
  const { publicKey } = new X509Certificate(certificate);
  const signed = Buffer.from(`${header}.${claims}`);
  return verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'));
}

/** With TLS in every address, as MSAL wants it; whoever asks takes it off again. */
function discovery(origin: string, tenant: string) {
  return {
    issuer: `${origin}/${tenant}/v2.0`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
  };
}
