import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { InputFault } from './config/input-fault.ts';
import {
  type SlackConfig,
  slackConfig,
  slackFaults,
  slackNames,
  usesSlack,
} from './config/slack.ts';
import {
  type TeamsConfig,
  teamsConfig,
  teamsFaults,
  teamsNames,
  usesTeams,
} from './config/teams.ts';

export type { SlackConfig } from './config/slack.ts';
export type { TeamsConfig } from './config/teams.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Under which others reach it; without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** Nothing: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Nothing: a key file in `dataDir`. */
  readonly masterKeys: string | undefined;
  readonly practiceRoom: boolean;
  /** Nothing: Slack is not configured. */
  readonly slack: SlackConfig | undefined;
  /** Nothing: Teams is not configured. */
  readonly teams: TeamsConfig | undefined;
  readonly logLevel: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** Names that are ours to know: one that we do not is a slip of the pen. */
const OURS = /^(TANDEM|SLACK|TEAMS)_/;
const schema = z.object({
  HOST: z.string().min(1, 'write the address to listen on, like 127.0.0.1').default('127.0.0.1'),
  PORT: z.coerce
    .number('write a port number from 0 to 65535, like 3978')
    .int('write a whole port number, like 3978')
    .min(0, 'write a port number from 0 to 65535, like 3978')
    .max(65_535, 'write a port number from 0 to 65535, like 3978')
    .default(3978),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'write an address like https://tandem.example.org' })
    .optional(),
  DATA_DIR: z.string().min(1, 'write a folder, like ./data').default('./data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error:
        'write an address like postgresql://user:password@host:5432/tandem, or leave it out for the embedded database',
    })
    .optional(),
  TANDEM_MASTER_KEYS: z
    .string()
    .regex(
      /^[\w-]{1,32}:[\w-]{43}(,[\w-]{1,32}:[\w-]{43})*$/,
      'write id:key, each key 32 bytes as base64url, comma-separated, the current one first; make one with: npm run tandem -- key',
    )
    .optional(),
  PRACTICE_ROOM: z.enum(['on', 'off'], 'write on or off').optional(),
  ...slackNames,
  ...teamsNames,
  LOG_LEVEL: z.enum(LOG_LEVELS, `write one of ${LOG_LEVELS.join(', ')}`).default('info'),
});
type Environment = z.infer<typeof schema>;

/**
 * Reads the configuration from the environment.
 *
 * @throws InputFault with every fault.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  const faults = [
    ...unknownNames(given),
    ...(read.error?.issues ?? []).map(({ path, message }) => `${String(path[0])}: ${message}`),
    ...(read.success ? crossFaults(read.data) : []),
  ];
  if (faults.length > 0 || !read.success) throw new InputFault(faults);
  return toConfig(read.data);
}

/** Puts what stands in `.env`, if there is one, beside the environment; the environment wins. */
export function loadEnvFile(file = '.env'): void {
  if (existsSync(file)) process.loadEnvFile(file);
}

function unknownNames(given: Readonly<Record<string, unknown>>): string[] {
  const known = Object.keys(schema.shape);
  return Object.keys(given)
    .filter((name) => OURS.test(name) && !known.includes(name))
    .map((name) => `${name}: Tandem knows no such name; see .env.example for those it knows`);
}

function crossFaults(env: Environment): string[] {
  const faults: string[] = [];
  if (env.DATABASE_URL && !env.TANDEM_MASTER_KEYS) {
    faults.push(
      'TANDEM_MASTER_KEYS: with DATABASE_URL the keys must be given; make one with: npm run tandem -- key',
    );
  }
  if (practiceRoom(env) && !isLoopback(env.HOST)) {
    faults.push(
      'PRACTICE_ROOM: the practice room lets anybody be anyone, so it opens on this machine alone; write HOST=127.0.0.1, or PRACTICE_ROOM=off',
    );
  }
  const schema = env.DATABASE_URL && new URL(env.DATABASE_URL).searchParams.get('schema');
  if (schema && schema !== 'public') {
    faults.push(
      `DATABASE_URL: Tandem works in the schema public alone; take out ?schema=${schema}, and give it a database of its own`,
    );
  }
  return [...faults, ...slackFaults(env), ...teamsFaults(env, isLoopback(env.HOST))];
}

/** Unless told otherwise, on where no chat platform is configured that it could stand in for. */
function practiceRoom(env: Environment): boolean {
  if (env.PRACTICE_ROOM !== undefined) return env.PRACTICE_ROOM === 'on';
  return !usesSlack(env) && !usesTeams(env);
}

function toConfig(env: Environment): Config {
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://${urlHost(env.HOST)}:${env.PORT}`).replace(/\/+$/, ''),
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    masterKeys: env.TANDEM_MASTER_KEYS,
    practiceRoom: practiceRoom(env),
    slack: slackConfig(env),
    teams: teamsConfig(env),
    logLevel: env.LOG_LEVEL,
  };
}

function urlHost(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
