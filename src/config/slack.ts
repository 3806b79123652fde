import { z } from 'zod';

export interface SlackConfig {
  /** Nothing: nothing comes in over HTTP, only through Socket Mode. */
  readonly signingSecret: string | undefined;
  /** Socket Mode, for those without a public address. */
  readonly appToken: string | undefined;
  readonly apiUrl: string;
  /** One workspace with its token, or several that install it. */
  readonly access:
    | { readonly kind: 'one'; readonly botToken: string }
    | {
        readonly kind: 'several';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
      };
}

const SLACK_API = 'https://slack.com/api/';
const SEVERAL = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
const SECRET = z.string().regex(/^\S+$/, 'write it without spaces, as Slack shows it');

/** The names of Slack among those of the environment. */
export const slackNames = {
  SLACK_SIGNING_SECRET: SECRET.optional(),
  SLACK_BOT_TOKEN: SECRET.startsWith(
    'xoxb-',
    'write the bot token, which begins with xoxb-',
  ).optional(),
  SLACK_CLIENT_ID: SECRET.optional(),
  SLACK_CLIENT_SECRET: SECRET.optional(),
  SLACK_STATE_SECRET: SECRET.min(
    32,
    'write at least 32 characters of your own that nobody can guess',
  ).optional(),
  SLACK_APP_TOKEN: SECRET.startsWith(
    'xapp-',
    'write the app-level token, which begins with xapp-',
  ).optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'write an address like https://slack.com/api/' })
    .default(SLACK_API),
};

const schema = z.object(slackNames);
type SlackEnvironment = z.infer<typeof schema>;

/** Any of its names but the address, which says nothing alone. */
export function usesSlack(env: SlackEnvironment): boolean {
  const names = ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', ...SEVERAL] as const;
  return names.some((name) => env[name] !== undefined);
}

/** What contradicts itself, or is missing. */
export function slackFaults(env: SlackEnvironment & { PUBLIC_URL?: string | undefined }): string[] {
  if (!usesSlack(env)) return [];
  const given = SEVERAL.filter((name) => env[name] !== undefined);
  const faults: string[] = [];
  if (!env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN) {
    faults.push(
      'SLACK_SIGNING_SECRET: write it (Basic Information, App Credentials), or SLACK_APP_TOKEN for Socket Mode',
    );
  }
  if (env.SLACK_BOT_TOKEN && given.length > 0) {
    faults.push(`SLACK_BOT_TOKEN: is for one workspace; leave out ${given.join(', ')}, or it`);
  } else if (!env.SLACK_BOT_TOKEN) faults.push(...severalFaults(env, given));
  return faults;
}

function severalFaults(
  env: { PUBLIC_URL?: string | undefined },
  given: readonly string[],
): string[] {
  const one = 'or SLACK_BOT_TOKEN for one workspace';
  const missing = SEVERAL.filter((name) => !given.includes(name));
  const faults = missing.map((name) => `${name}: is missing; write ${SEVERAL.join(', ')}, ${one}`);
  if (missing.length === 0 && !env.PUBLIC_URL?.startsWith('https://')) {
    faults.push('PUBLIC_URL: workspaces install Tandem at this address; write it with https://');
  }
  return faults;
}

/** @returns nothing if Slack is not configured. */
export function slackConfig(env: SlackEnvironment): SlackConfig | undefined {
  if (!usesSlack(env)) return undefined;
  const base = {
    signingSecret: env.SLACK_SIGNING_SECRET,
    appToken: env.SLACK_APP_TOKEN,
    apiUrl: env.SLACK_API_URL.replace(/\/*$/, '/'),
  };
  if (env.SLACK_BOT_TOKEN) {
    return { ...base, access: { kind: 'one', botToken: env.SLACK_BOT_TOKEN } };
  }
  const { SLACK_CLIENT_ID = '', SLACK_CLIENT_SECRET = '', SLACK_STATE_SECRET = '' } = env;
  return {
    ...base,
    access: {
      kind: 'several',
      clientId: SLACK_CLIENT_ID,
      clientSecret: SLACK_CLIENT_SECRET,
      stateSecret: SLACK_STATE_SECRET,
    },
  };
}
