import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenAnywhere } from '../slack/emulated-slack.ts';
import { connectorRequest, kindOf, type TeamsCallKind } from './teams-connector-request.ts';
import {
  type ConnectorAnswer,
  createConversations,
  directId,
  refusal,
  type TeamsConversation,
  type TeamsMessage,
  type TeamsPerson,
} from './teams-conversations.ts';
import { createTeamsLogin, type TokenOverrides } from './teams-login.ts';

/** A call of the bot, as the connector saw it. */
export interface TeamsCall {
  readonly kind: TeamsCallKind;
  /** Without its thread. */
  readonly conversation: string | undefined;
  readonly root: string | undefined;
  readonly activity: string | undefined;
  readonly targeted: boolean;
  readonly body: string;
  /** As it came, ids percent-encoded. */
  readonly path: string;
  /** 0: it got no answer. */
  readonly status: number;
}

export interface TeamsFault {
  /** An HTTP status; `reset`: the line breaks; `hang`: nobody answers. */
  readonly answer: number | 'reset' | 'hang';
  readonly code?: string;
  readonly retryAfter?: string;
  /** Where it sends one to. */
  readonly location?: string;
  /** It was done nevertheless. */
  readonly done?: boolean;
  /** In place of what the connector would say. */
  readonly body?: unknown;
}

/** The connector, the login and the keys of Teams, on one port of this machine. */
export interface EmulatedTeams {
  /** What activities name as their service URL. */
  readonly serviceUrl: string;
  /** `127.0.0.1:1234` */
  readonly serviceHost: string;
  /** Without a tenant. */
  readonly loginUrl: string;
  readonly openIdMetadataUrl: string;
  readonly appId: string;
  /** `28:` and the app's id. */
  readonly botId: string;
  readonly password: string;
  readonly tenants: { readonly police: string; readonly council: string; readonly other: string };
  /** The joint channel, hosted by the police; everybody of both sides is in it. */
  readonly channel: string;
  /** Everything that Tandem is told to use all this, as environment variables. */
  readonly settings: Readonly<Record<string, string>>;
  readonly calls: readonly TeamsCall[];
  /** By the key of their member; `stranger` is of a tenant that nobody registered. */
  person(key: string): TeamsPerson;
  /** What stands there now, oldest first, threads and private messages included. */
  messages(conversation?: string): readonly TeamsMessage[];
  /** The 1:1 conversation with somebody, if it was opened. */
  direct(key: string): string | undefined;
  conversation(id: string): TeamsConversation | undefined;
  addConversation(conversation: TeamsConversation): void;
  removeConversation(id: string): void;
  /** Takes a message away, as its author or an owner could. */
  takeMessage(conversation: string, id: string): void;
  /** A token as the connector would send it with this activity. */
  sign(activity: { readonly serviceUrl: string }, overrides?: TokenOverrides): Promise<string>;
  /** The next calls of this kind fail like this, in turn. */
  fail(kind: TeamsCallKind, ...faults: TeamsFault[]): void;
  /** All tokens given so far are taken no longer. */
  revokeTokens(): void;
  /** How many tokens were given. */
  tokensGiven(): number;
  stop(): Promise<void>;
}

export type { TeamsConversation, TeamsMessage, TeamsPerson };

const POLICE = ['liaison-officer', 'community-officer'];
/** With the youth worker, who is a guest of the municipality there. */
const COUNCIL = ['safety-coordinator', 'mayors-office', 'privacy-officer', 'youth-worker'];
const TENANTS = {
  police: '11111111-aaaa-4aaa-8aaa-000000000001',
  council: '22222222-bbbb-4bbb-8bbb-000000000002',
  other: '33333333-cccc-4ccc-8ccc-000000000003',
};

export async function startEmulatedTeams({
  certificate,
}: {
  readonly certificate?: string;
} = {}): Promise<EmulatedTeams> {
  const app = { id: randomUUID(), password: `secret-${randomUUID()}`, certificate };
  const botId = `28:${app.id}`;
  const metadata = randomUUID();
  const people = createPeople();
  const person = personOf(people);
  const conversations = createConversations(botId, people);
  const channel = `19:${randomUUID().replaceAll('-', '')}@thread.tacv2`;
  const members = [...POLICE, ...COUNCIL];
  conversations.add({ id: channel, tenant: TENANTS.police, kind: 'channel', members });
  const calls: TeamsCall[] = [];
  const faults = new Map<TeamsCallKind, TeamsFault[]>();
  let origin = '';
  const login = await createTeamsLogin(() => origin, app);

  function answer(request: IncomingMessage, body: string): Answering {
    const path = request.url ?? '';
    const method = request.method ?? '';
    const asked = connectorRequest(method, path, body);
    const [page = ''] = path.split('?');
    if (!asked && !page.endsWith('/oauth2/v2.0/token')) {
      const found = login.answer(method, page, body);
      return { ...(found ?? { status: 404 }), headers: {} };
    }
    const kind = asked ? kindOf(asked) : 'token';
    const fault = faults.get(kind)?.shift();
    const usual = (): ConnectorAnswer => {
      if (!asked) return login.answer(method, page, body) ?? { status: 404 };
      if (!login.knows(request.headers.authorization)) return refusal(401, 'Unauthorized');
      return conversations.answer(asked);
    };
    const answered = fault ? faulty(fault, usual) : { ...usual(), headers: {} };
    const { conversation, root, activity, targeted = false } = asked ?? {};
    const about = { conversation, root, activity, targeted };
    const status = typeof answered.status === 'number' ? answered.status : 0;
    calls.push({ kind, ...about, body: asked ? body : '', path, status });
    return answered;
  }

  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => send(response, answer(request, body)),
      () => response.destroy(),
    );
  });
  const serviceHost = `127.0.0.1:${await listenAnywhere(server)}`;
  origin = `http://${serviceHost}`;
  const openIdMetadataUrl = `${origin}/${metadata}/openidconfiguration`;
  return {
    serviceUrl: `${origin}/emea/`,
    serviceHost,
    loginUrl: origin,
    openIdMetadataUrl,
    appId: app.id,
    botId,
    password: app.password,
    tenants: TENANTS,
    channel,
    settings: {
      TEAMS_APP_ID: app.id,
      TEAMS_APP_PASSWORD: app.password,
      TEAMS_TENANT_ID: TENANTS.police,
      TEAMS_LOGIN_URL: origin,
      TEAMS_OPENID_METADATA_URL: openIdMetadataUrl,
      TEAMS_SERVICE_HOSTS: serviceHost,
    },
    calls,
    person,
    messages: (of = channel) => conversations.standing(of),
    direct: (key) => {
      const id = directId(person(key));
      return conversations.get(id) && id;
    },
    conversation: conversations.get,
    addConversation: conversations.add,
    removeConversation: conversations.remove,
    takeMessage: conversations.take,
    sign: login.sign,
    fail: (kind, ...next) => void faults.set(kind, next),
    revokeTokens: login.revoke,
    tokensGiven: login.given,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answering {
  readonly status: TeamsFault['answer'];
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

function createPeople(): TeamsPerson[] {
  const person =
    (tenant: string) =>
    (key: string): TeamsPerson => {
      const name = key.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
      return { key, id: `29:1${key}_x`, object: randomUUID(), tenant, name };
    };
  return [
    ...POLICE.map(person(TENANTS.police)),
    ...COUNCIL.map(person(TENANTS.council)),
    person(TENANTS.other)('stranger'),
  ];
}

function personOf(people: readonly TeamsPerson[]) {
  return (key: string): TeamsPerson => {
    const found = people.find((one) => one.key === key);
    if (!found) throw new Error(`Nobody is called ${key}.`);
    return found;
  };
}

function faulty(fault: TeamsFault, usual: () => ConnectorAnswer): Answering {
  if (fault.done) usual();
  const headers = {
    ...(fault.retryAfter && { 'retry-after': fault.retryAfter }),
    ...(fault.location && { location: fault.location }),
  };
  const error = { code: fault.code ?? 'ServiceError', message: 'Said for a test.' };
  return { status: fault.answer, body: fault.body ?? { error }, headers };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, { status, body, headers }: Answering): void {
  if (status === 'hang') return;
  if (status === 'reset') {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
