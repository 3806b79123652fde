import type { Activity } from 'botbuilder';
import { z } from 'zod';

/**
 * What Teams sends, as far as Tandem uses it; unknown fields are let through.
 * Sources: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object,
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages,
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model,
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots,
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/define-action-command.
 */
const id = z.string().min(1).max(1_024);
/** An id of Entra; the register keeps them in small letters. */
const entraId = id.transform((text) => text.toLowerCase());
const account = z.looseObject({ id, name: z.string().nullish(), aadObjectId: entraId.nullish() });
const mention = z.looseObject({
  type: z.literal('mention'),
  mentioned: z.looseObject({ id }),
  text: z.string(),
});
const otherEntity = z.looseObject({ type: z.string().refine((type) => type !== 'mention') });

const envelope = z.looseObject({
  type: z.string().regex(/^\w{1,64}$/),
  id: id.nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: account.extend({ isTargeted: z.boolean().nullish() }),
  conversation: z.looseObject({
    id,
    /** Of the host: who writes in a shared channel may be of another. */
    tenantId: entraId.nullish(),
    conversationType: z.string().max(64).nullish(),
  }),
  locale: z.string().max(64).nullish(),
  channelData: z
    .looseObject({
      eventType: z.string().max(64).nullish(),
      tenant: z.looseObject({ id: entraId.nullish() }).nullish(),
      channel: z.looseObject({ id: id.nullish(), name: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
export type Envelope = z.infer<typeof envelope>;

const message = envelope.extend({
  type: z.literal('message'),
  id,
  text: z.string().nullish(),
  entities: z.array(z.union([mention, otherEntity])).nullish(),
  /** Pictures, files, and what was written once more in HTML. */
  attachments: z.array(z.looseObject({ contentType: z.string().optional() })).nullish(),
});

/** Somebody came, left, or a channel changed. */
const conversationUpdate = envelope.extend({
  type: z.literal('conversationUpdate'),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});
export type ConversationUpdate = z.infer<typeof conversationUpdate>;

const installationUpdate = envelope.extend({
  type: z.literal('installationUpdate'),
  action: z.string().max(64),
});

/** What a button of ours carries. */
export const pressData = z.looseObject({
  action: z.string().min(1).max(255),
  value: z.string().default(''),
});

const invoke = <Name extends string, T extends z.ZodType>(name: Name, value: T) =>
  envelope.extend({ type: z.literal('invoke'), name: z.literal(name), value });

/** What was typed into a dialog, by field, and what the dialog took along. */
const submitted = z.looseObject({ data: z.record(z.string(), z.unknown()) });
const cardAction = invoke(
  'adaptiveCard/action',
  z.looseObject({ action: z.looseObject({ type: z.literal('Action.Execute'), data: pressData }) }),
);
const taskFetch = invoke('task/fetch', z.looseObject({ data: pressData }));
const taskSubmit = invoke('task/submit', submitted);
const extensionFetch = invoke(
  'composeExtension/fetchTask',
  z.looseObject({
    commandId: z.string().min(1).max(64),
    messagePayload: z
      .looseObject({
        body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }),
      })
      .partial()
      .nullish(),
  }),
);
const extensionSubmit = invoke('composeExtension/submitAction', submitted);

export type Message = z.infer<typeof message>;
export type ExtensionFetch = z.infer<typeof extensionFetch>;

const taken = z.union([
  message,
  conversationUpdate,
  installationUpdate,
  cardAction,
  taskFetch,
  taskSubmit,
  extensionFetch,
  extensionSubmit,
]);
export type TakenActivity = z.infer<typeof taken>;
/** Whoever caused it waits for an answer. */
export type Invoke = Extract<TakenActivity, { type: 'invoke' }>;
const TAKEN = ['message', 'conversationUpdate', 'installationUpdate', 'invoke'];
/** Of which Tandem does nothing: somebody types, or changes what they wrote. */
const ignored = envelope.extend({ type: z.string().refine((type) => !TAKEN.includes(type)) });
/** Enough to find out whether Teams sent it. */
const bare = z.looseObject({
  type: z.string().regex(/^\w{1,64}$/),
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
});
const INVOKES = [cardAction, taskFetch, taskSubmit, extensionFetch, extensionSubmit].map(
  ({ shape }) => shape.name.value,
);

export interface Inbound {
  readonly activity: Activity;
  /** Nothing for what Tandem ignores, and for what lacks something that Tandem needs. */
  readonly read: TakenActivity | undefined;
  /** Of what is not read: whoever sent it cannot have been answered by what is ignored. */
  readonly lacks: 'nothing' | 'something' | 'a name that Tandem knows';
}

/** @returns nothing if it is no activity of Teams at all. */
export function readActivity(body: unknown): Inbound | undefined {
  const activity = asActivity.safeParse(body).data;
  if (!activity) return undefined;
  const read = taken.safeParse(body).data;
  return { activity, read, lacks: read ? 'nothing' : lackOf(activity) };
}

function lackOf(activity: Activity): Inbound['lacks'] {
  if (ignored.safeParse(activity).success) return 'nothing';
  const known = activity.type !== 'invoke' || INVOKES.some((name) => name === activity.name);
  return known ? 'something' : 'a name that Tandem knows';
}

/** What botbuilder looks at of an activity, to find out who sent it, stands in the schema above. */
const asActivity = z.custom<Activity>((body) => bare.safeParse(body).success);
