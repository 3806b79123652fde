import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { BOT_SCOPES } from '../../../src/platforms/slack/manifest.ts';
import { SIGNING_SECRET } from './slack-requests.ts';

export const BOT_TOKEN = 'xoxb-tandem';
/** The settings of a Tandem that is installed in one workspace. */
export const ONE_WORKSPACE = { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: BOT_TOKEN };
/** Of the test itself: it may read what the bot may not. */
const READER_TOKEN = 'xoxb-reader';
/** The bot's own too, but it may read files. */
const FILES_TOKEN = 'xoxb-tandem-files';
const USERS = [
  'liaison-officer',
  'community-officer',
  'safety-coordinator',
  'mayors-office',
  'youth-worker',
  'stranger',
];

/** A call of the bot, as Slack would have seen it. */
export interface SlackCall {
  /** `chat.postMessage`, or `response_url`. */
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
  /** It was done, whatever was answered. */
  readonly done?: boolean;
}

export interface SlackMessage {
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
}

/** What it answers instead; with status 0 the line breaks. */
export type SlackFault = {
  readonly status: number;
  /** It was done nevertheless. */
  readonly done?: boolean;
  /** Nobody answers. */
  readonly hang?: boolean;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

/** @returns Slack's code; nothing for a call that is answered as always. */
export type SlackRefusal = (call: Pick<SlackCall, 'method' | 'args'>) => string | undefined;

/** Slack's API, emulated, with everything that the bot calls written down on the way. */
export interface EmulatedSlack {
  readonly apiUrl: string;
  readonly channel: string;
  /** A channel's id by its name. */
  channelOf(name: string): string;
  /** A person's id by the key of their member. */
  user(key: string): string;
  readonly calls: readonly SlackCall[];
  /** A url that takes private answers. */
  readonly responseUrl: string;
  /** Opens one view for this person, within three seconds. */
  trigger(key: string): Promise<string>;
  history(channel?: string): Promise<readonly SlackMessage[]>;
  thread(ts: string): Promise<readonly SlackMessage[]>;
  /** What was uploaded. */
  file(id: string): Promise<Buffer>;
  /** The next calls of this method fail like this. */
  fail(method: string, ...faults: SlackFault[]): void;
  /** Calls that are refused as long as it is so, whoever makes them; nothing: they are not. */
  refuse(when: SlackRefusal): void;
  readonly server: Server;
  stop(): Promise<void>;
}

/** @param more names of channels beside the joint one. */
export async function startEmulatedSlack(more: readonly string[] = []): Promise<EmulatedSlack> {
  const probe = createServer();
  const port = await listenAnywhere(probe);
  await new Promise((resolve) => probe.close(resolve));
  const emulator = await createEmulator({ service: 'slack', port, seed: seed(more) });
  const calls: SlackCall[] = [];
  const faults = new Map<string, SlackFault[]>();
  const refusal: { of: SlackRefusal } = { of: () => undefined };
  const server = createServer((request, response) => {
    record(request, emulator.url, calls, faults, refusal).then(
      ({ status, headers, body }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
      },
      () => response.destroy(),
    );
  });
  const own = `http://127.0.0.1:${await listenAnywhere(server)}`;
  const ask = <T>(method: string, args: Record<string, unknown>, token = READER_TOKEN) =>
    askSlack<T>(emulator.url, method, args, token);
  const { members } = await ask<{ members: { id: string; name: string }[] }>('users.list', {});
  const { channels } = await ask<{ channels: { id: string; name: string }[] }>(
    'conversations.list',
    { limit: 1_000 },
  );
  const channelOf = (wanted: string) => channels.find(({ name }) => name === wanted)?.id ?? '';
  const channel = channelOf('joint-desk');
  const user = (key: string) => members.find(({ name }) => name === key)?.id ?? '';
  return {
    apiUrl: `${own}/api/`,
    channel,
    channelOf,
    user,
    calls,
    responseUrl: `${own}/response_url`,
    async trigger(key) {
      const args = { user_id: user(key) };
      const answer = await ask<{ trigger_id: string }>('views.generateTriggerId', args, BOT_TOKEN);
      return answer.trigger_id;
    },
    async history(of = channel) {
      const args = { channel: of };
      const { messages } = await ask<{ messages: SlackMessage[] }>('conversations.history', args);
      return messages.toReversed();
    },
    async thread(ts) {
      const args = { channel, ts };
      return (await ask<{ messages: SlackMessage[] }>('conversations.replies', args)).messages;
    },
    async file(id) {
      const headers = { authorization: `Bearer ${FILES_TOKEN}` };
      const answer = await fetch(`${emulator.url}/files-pri/${id}/file`, { headers });
      if (!answer.ok) throw new Error(await answer.text());
      return Buffer.from(await answer.arrayBuffer());
    },
    fail: (method, ...next) => void faults.set(method, next),
    refuse(when) {
      refusal.of = when;
    },
    server,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
}

function seed(more: readonly string[]) {
  const scopes = ['channels:history', 'groups:history', 'im:history', ...BOT_SCOPES];
  return {
    slack: {
      strict_scopes: true,
      users: USERS.map((name) => ({ name })),
      channels: ['joint-desk', ...more].map((name) => ({ name })),
      tokens: [
        { token: BOT_TOKEN, type: 'bot', app_id: 'A0TANDEM', scopes: [...BOT_SCOPES] },
        { token: FILES_TOKEN, type: 'bot', app_id: 'A0TANDEM', scopes: ['files:read'] },
        { token: READER_TOKEN, type: 'bot', app_id: 'A0READER', scopes },
      ],
    },
  };
}

async function record(
  request: IncomingMessage,
  emulator: string,
  calls: SlackCall[],
  faults: Map<string, SlackFault[]>,
  refusal: { readonly of: SlackRefusal },
): Promise<SlackFault> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const path = request.url ?? '';
  const method = path.replace(/^\/(api\/)?/, '');
  const args = argumentsOf(body.toString(), request.headers['content-type'] ?? '');
  const error = refusal.of({ method, args });
  const refused: SlackFault | undefined =
    error === undefined ? undefined : { status: 200, body: { ok: false, error } };
  const fault = faults.get(method)?.shift() ?? refused;
  const usual = !fault || fault.done ? await pass(request, emulator, path, body) : undefined;
  if (fault?.done) calls.push({ method, args, answer: Object(usual?.body), done: true });
  if (fault?.hang) return new Promise(() => undefined);
  if (fault?.status === 0) throw new Error('The line breaks.');
  const answer = fault ?? usual ?? { status: 500 };
  const done = !fault && Object(answer.body).ok !== false;
  // What Tandem asks about itself as it starts is no call of anybody's.
  const own = method === 'auth.test';
  if (!fault?.done && !own) calls.push({ method, args, answer: Object(answer.body), done });
  return answer;
}

async function pass(
  request: IncomingMessage,
  emulator: string,
  path: string,
  body: Buffer,
): Promise<SlackFault> {
  if (path === '/response_url') return { status: 200, body: { ok: true } };
  const response = await fetch(`${emulator}${path}`, {
    method: 'POST',
    headers: {
      'content-type': request.headers['content-type'] ?? '',
      authorization: request.headers.authorization ?? '',
    },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: await response.json() };
}

function argumentsOf(body: string, contentType: string): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return JSON.parse(body);
  const form = Object.fromEntries(new URLSearchParams(body));
  const read = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : text);
  return Object.fromEntries(Object.entries(form).map(([name, text]) => [name, read(text)]));
}

async function askSlack<T>(
  url: string,
  method: string,
  args: Record<string, unknown>,
  token: string,
): Promise<T> {
  const response = await fetch(`${url}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  const answer = (await response.json()) as { ok: boolean; error?: string };
  if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
  return answer as T;
}

export async function listenAnywhere(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
