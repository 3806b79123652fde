import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ConnectorRequest } from './teams-connector-request.ts';

/** As the connector knows somebody; `key` is that of their member in the example. */
export interface TeamsPerson {
  readonly key: string;
  /** `29:…` */
  readonly id: string;
  readonly object: string;
  readonly tenant: string;
  readonly name: string;
}

export interface TeamsConversation {
  readonly id: string;
  /** Of its host. */
  readonly tenant: string;
  readonly kind: 'channel' | 'group' | 'direct';
  /** Keys of people. */
  readonly members: string[];
  /** What the bot may do here: anything, or nothing for this reason. */
  refuses?: string;
}

/** A message that stands in a conversation now. */
export interface TeamsMessage {
  readonly id: string;
  /** The message in whose thread it stands. */
  readonly root: string | undefined;
  /** `29:…` of the one member who sees it. */
  readonly only: string | undefined;
  activity: TeamsActivity;
  changes: number;
}

/** What tests look at of a message. */
const activitySchema = z.looseObject({
  type: z.string().default(''),
  text: z.string().optional(),
  summary: z.string().optional(),
  recipient: z.looseObject({ id: z.string() }).optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string(), content: z.looseObject({}) }))
    .default([]),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

const opening = z.looseObject({
  isGroup: z.boolean(),
  bot: z.looseObject({ id: z.string() }),
  members: z.array(z.looseObject({ id: z.string() })).length(1),
  tenantId: z.string(),
});

export interface ConnectorAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** From here on Teams answers 413, with bytes counted as UTF-16. */
const MESSAGE_BYTES = 80 * 1024;

/** The memory of an emulated connector: conversations, who is in them, what stands in them. */
export function createConversations(botId: string, people: readonly TeamsPerson[]) {
  const conversations = new Map<string, TeamsConversation>();
  const messages = new Map<string, TeamsMessage[]>();
  let last = Date.parse('2026-11-24T09:00:00Z');
  const standing = (conversation: string) => messages.get(conversation) ?? [];
  const person = (id: string) => people.find((one) => one.id === id || one.object === id);

  function add(conversation: TeamsConversation): void {
    conversations.set(conversation.id, conversation);
    messages.set(conversation.id, []);
  }

  function open(body: string): ConnectorAnswer {
    const asked = opening.safeParse(JSON.parse(body)).data;
    const somebody = person(asked?.members[0]?.id ?? '');
    if (asked?.bot.id !== botId || asked.isGroup || !somebody) return refusal(400, 'BadArgument');
    const near = [...conversations.values()].some(
      ({ tenant, members, refuses }) =>
        tenant === asked.tenantId && !refuses && members.includes(somebody.key),
    );
    if (somebody.tenant !== asked.tenantId || !near) {
      return refusal(403, 'ForbiddenOperationException');
    }
    const id = directId(somebody);
    const { tenant, key } = somebody;
    if (!conversations.has(id)) add({ id, tenant, kind: 'direct', members: [key] });
    return { status: 201, body: { id } };
  }

  function post(request: ConnectorRequest, there: TeamsConversation): ConnectorAnswer {
    const activity = activitySchema.parse(JSON.parse(request.body));
    const root = request.root ?? (there.kind === 'channel' ? request.activity : undefined);
    const list = standing(there.id);
    if (root !== undefined && !list.some(({ id }) => id === root)) return missing();
    const only = request.targeted ? person(activity.recipient?.id ?? '') : undefined;
    if (request.targeted && !takesTargeted(there, only)) return refusal(400, 'Bad argument');
    last += 1;
    const id = there.kind === 'direct' ? `1:${last}+/=` : String(last);
    list.push({ id, root, only: only?.id, activity, changes: 0 });
    return { status: 201, body: { id } };
  }

  function change(request: ConnectorRequest, there: TeamsConversation): ConnectorAnswer {
    const list = standing(there.id);
    const found = list.find(
      ({ id, only }) => id === request.activity && (only !== undefined) === request.targeted,
    );
    if (!found) return missing();
    if (request.method === 'DELETE') {
      list.splice(list.indexOf(found), 1);
      return { status: 200 };
    }
    const activity = activitySchema.parse(JSON.parse(request.body));
    if (request.targeted && activity.recipient) return refusal(400, 'Bad argument');
    found.activity = activity;
    found.changes += 1;
    return { status: 200, body: { id: found.id } };
  }

  function isMember({ members }: TeamsConversation, id: string): boolean {
    return members.includes(person(id)?.key ?? '');
  }

  function member(there: TeamsConversation, id: string): ConnectorAnswer {
    const found = person(id);
    if (!found || !isMember(there, id)) return refusal(404, 'MemberNotFoundInConversation');
    return { status: 200, body: rosterEntry(found) };
  }

  function membersOf(there: TeamsConversation, most: number): ConnectorAnswer {
    const found = people.filter(({ id }) => isMember(there, id)).slice(0, most);
    return { status: 200, body: { members: found.map(rosterEntry) } };
  }

  function answer(request: ConnectorRequest): ConnectorAnswer {
    if (request.body.length * 2 > MESSAGE_BYTES) {
      return refusal(413, 'MessageSizeTooBig');
    }
    if (request.conversation === undefined) return open(request.body);
    const there = conversations.get(request.conversation);
    if (!there) return refusal(404, 'ConversationNotFound');
    if (there.refuses) return refusalOf(there.refuses);
    if (request.member !== undefined) return member(there, request.member);
    if (request.members !== undefined) return membersOf(there, request.members);
    return request.method === 'POST' ? post(request, there) : change(request, there);
  }

  return {
    add,
    answer,
    get: (id: string) => conversations.get(id),
    remove: (id: string) => void conversations.delete(id),
    standing,
    /** Somebody else took this message away. */
    take(conversation: string, id: string) {
      messages.set(
        conversation,
        standing(conversation).filter((one) => one.id !== id),
      );
    },
  };
}

/** Channels and group chats alone, and their members alone. */
function takesTargeted({ kind, members }: TeamsConversation, only: TeamsPerson | undefined) {
  return kind !== 'direct' && only !== undefined && members.includes(only.key);
}

/** The conversation with one person is always the same. */
export function directId({ object }: TeamsPerson): string {
  return `a:1${object.replaceAll('-', '')}_x-`;
}

/** `aadObjectId` is called `objectId` in a roster. */
function rosterEntry({ id, object, tenant, name }: TeamsPerson) {
  return { id, objectId: object, tenantId: tenant, name, userRole: 'user' };
}

function missing(): ConnectorAnswer {
  return refusal(404, 'ActivityNotFoundInConversation');
}

/** Each in the form in which the connector says it. */
function refusalOf(code: string): ConnectorAnswer {
  if (code !== 'MessageWritesBlocked') return refusal(403, code);
  const message = JSON.stringify({ subCode: code, details: 'Thread is blocked.', errorCode: null });
  return { status: 403, body: { errorCode: 209, message } };
}

export function refusal(status: number, code: string): ConnectorAnswer {
  return { status, body: { error: { code, message: `Said ${randomUUID()}` } } };
}
