import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface TeamsConfig {
  /** Of the Entra app that the bot is; lower case. Empty only in the playground. */
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Where the app is registered. Nothing: an app of several tenants, or the playground. */
  readonly tenantId: string | undefined;
  readonly credential:
    | { readonly kind: 'password'; readonly password: string }
    | { readonly kind: 'certificate'; readonly thumbprint: string; readonly privateKey: string }
    | { readonly kind: 'managed-identity' }
    /** Only in the playground. */
    | { readonly kind: 'none' };
  /** Nobody is authenticated: for this machine alone, and for partnerships in exercise. */
  readonly playground: boolean;
  /** Whose keys sign what Teams sends. */
  readonly openIdMetadataUrl: string;
  /** Where tokens are got, with the tenant; without a slash at the end. */
  readonly loginUrl: string;
  /** The hosts that a service URL may name: `host`, or `host:port`. */
  readonly serviceHosts: readonly string[];
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const OPENID_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const LOGIN = 'https://login.microsoftonline.com';
/** The tenant of the Bot Framework itself, for apps of several tenants. */
const SHARED_TENANT = 'botframework.com';
/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const SERVICE_HOSTS = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];
/** The playground runs on this machine, on a port of its own choice. */
const PLAYGROUND_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const LOOPBACK_HOST = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\])(:\d{1,5})?$/;

const guid = (what: string) =>
  z
    .guid(`write the ${what}, like 6f9619ff-8b86-d011-b42d-00c04fc964ff`)
    .transform((text) => text.toLowerCase());
const loopbackUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && LOOPBACK_HOST.test(url.host);
}, 'is for tests; write an address of this machine');

/** The names of Teams among those of the environment. */
export const teamsNames = {
  TEAMS_APP_ID: guid("bot's application (client) id").optional(),
  TEAMS_APP_PASSWORD: z
    .string()
    .regex(/^\S+$/, 'write the value of the client secret, without spaces')
    .optional(),
  TEAMS_APP_CERTIFICATE: z
    .string()
    .refine(
      (file) => readCertificate(file) !== undefined,
      'write the path of a PEM file that holds the certificate and its private key',
    )
    .optional(),
  TEAMS_APP_TYPE: z
    .enum(
      ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'],
      'write SingleTenant, MultiTenant or UserAssignedMSI',
    )
    .optional(),
  TEAMS_TENANT_ID: guid('directory (tenant) id of the app').optional(),
  TEAMS_PLAYGROUND: z.enum(['on', 'off'], 'write on or off').optional(),
  TEAMS_OPENID_METADATA_URL: loopbackUrl.optional(),
  TEAMS_LOGIN_URL: loopbackUrl.optional(),
  TEAMS_SERVICE_HOSTS: z
    .string()
    .refine(
      (text) => text.split(',').every((host) => LOOPBACK_HOST.test(host)),
      'is for tests; write hosts of this machine, like 127.0.0.1:4000, comma-separated',
    )
    .optional(),
};

const schema = z.object(teamsNames);
type TeamsEnvironment = z.infer<typeof schema>;

/** Any of its names but the addresses, which say nothing alone. */
export function usesTeams(env: TeamsEnvironment): boolean {
  const { TEAMS_APP_TYPE, TEAMS_TENANT_ID, TEAMS_APP_ID } = env;
  return (
    env.TEAMS_PLAYGROUND === 'on' ||
    [TEAMS_APP_ID, TEAMS_APP_TYPE, TEAMS_TENANT_ID].some((value) => value !== undefined) ||
    credentialNames(env).length > 0
  );
}

/**
 * What contradicts itself, or is missing.
 *
 * @param loopback whether Tandem listens on this machine alone.
 */
export function teamsFaults(env: TeamsEnvironment, loopback: boolean): string[] {
  if (!usesTeams(env)) return [];
  return env.TEAMS_PLAYGROUND === 'on' ? playgroundFaults(env, loopback) : appFaults(env);
}

/** @returns nothing if Teams is not configured. */
export function teamsConfig(env: TeamsEnvironment): TeamsConfig | undefined {
  if (!usesTeams(env)) return undefined;
  const playground = env.TEAMS_PLAYGROUND === 'on';
  const login = (env.TEAMS_LOGIN_URL ?? LOGIN).replace(/\/+$/, '');
  const appType = env.TEAMS_APP_TYPE ?? 'SingleTenant';
  const tenantId = env.TEAMS_TENANT_ID;
  const tenant = appType === 'MultiTenant' ? SHARED_TENANT : (tenantId ?? SHARED_TENANT);
  return {
    appId: env.TEAMS_APP_ID ?? '',
    appType,
    tenantId,
    credential: credentialOf(env, appType),
    playground,
    openIdMetadataUrl: env.TEAMS_OPENID_METADATA_URL ?? OPENID_METADATA,
    loginUrl: `${login}/${tenant}`,
    serviceHosts:
      env.TEAMS_SERVICE_HOSTS?.split(',') ?? (playground ? PLAYGROUND_HOSTS : SERVICE_HOSTS),
  };
}

function playgroundFaults(env: TeamsEnvironment, loopback: boolean): string[] {
  const given = credentialNames(env);
  const faults = given.map(
    (name) => `${name}: the playground takes no credential; leave it out, or TEAMS_PLAYGROUND=on`,
  );
  if (!loopback) {
    faults.push(
      'TEAMS_PLAYGROUND: the playground lets anybody be anyone, so it opens on this machine alone; write HOST=127.0.0.1, or TEAMS_PLAYGROUND=off',
    );
  }
  return env.TEAMS_APP_ID
    ? [...faults, 'TEAMS_APP_ID: the playground has none; leave it out, or TEAMS_PLAYGROUND=on']
    : faults;
}

/** With an empty app id, nothing would check who calls. */
function appFaults(env: TeamsEnvironment): string[] {
  const faults: string[] = [];
  const appType = env.TEAMS_APP_TYPE ?? 'SingleTenant';
  if (!env.TEAMS_APP_ID) {
    faults.push(
      "TEAMS_APP_ID: is missing, and without it anybody could write as anyone; write the bot's application (client) id, or TEAMS_PLAYGROUND=on to try Tandem on this machine",
    );
  }
  if (!env.TEAMS_TENANT_ID && appType !== 'MultiTenant') {
    faults.push(
      `TEAMS_TENANT_ID: is missing; write the directory (tenant) id, as TEAMS_APP_TYPE is ${appType}`,
    );
  }
  return [...faults, ...credentialFaults(env, appType)];
}

function credentialFaults(env: TeamsEnvironment, appType: TeamsConfig['appType']): string[] {
  const given = credentialNames(env);
  if (appType === 'UserAssignedMSI') {
    return given.map((name) => `${name}: a managed identity has none; leave it out`);
  }
  if (given.length === 0) {
    return ['TEAMS_APP_PASSWORD: is missing; write it, or TEAMS_APP_CERTIFICATE'];
  }
  return given.length > 1
    ? ['TEAMS_APP_PASSWORD: write it or TEAMS_APP_CERTIFICATE, not both']
    : [];
}

function credentialNames(env: TeamsEnvironment): string[] {
  const names = ['TEAMS_APP_PASSWORD', 'TEAMS_APP_CERTIFICATE'] as const;
  return names.filter((name) => env[name] !== undefined);
}

function credentialOf(
  env: TeamsEnvironment,
  appType: TeamsConfig['appType'],
): TeamsConfig['credential'] {
  if (env.TEAMS_PLAYGROUND === 'on') return { kind: 'none' };
  if (appType === 'UserAssignedMSI') return { kind: 'managed-identity' };
  const certificate = env.TEAMS_APP_CERTIFICATE && readCertificate(env.TEAMS_APP_CERTIFICATE);
  if (certificate) return { kind: 'certificate', ...certificate };
  return { kind: 'password', password: env.TEAMS_APP_PASSWORD ?? '' };
}

/**
 * What botbuilder wants of a certificate.
 *
 * @returns nothing if the file is not there, or does not hold both.
 */
function readCertificate(file: string): { thumbprint: string; privateKey: string } | undefined {
  try {
    const pem = readFileSync(file, 'utf8');
    const thumbprint = new X509Certificate(pem).fingerprint.replaceAll(':', '');
    const privateKey = createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' });
    return { thumbprint, privateKey: String(privateKey) };
  } catch {
    return undefined;
  }
}
