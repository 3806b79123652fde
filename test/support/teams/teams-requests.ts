import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { EmulatedTeams } from './emulated-teams.ts';

/** Somebody, somewhere: in the joint channel unless told. */
export interface From {
  /** The key of their member. */
  readonly key: string;
  /** Another conversation than the joint channel; `personal` is the chat with Tandem alone. */
  readonly where?: 'personal' | { readonly id: string; readonly type: 'channel' | 'groupChat' };
}

/** An activity as far as a test says anything of it. */
export type Sent = Partial<Omit<Activity, 'serviceUrl'>> & { readonly serviceUrl: string };

/**
 * What every activity of Teams says. Constructed, after
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
 * and https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function activity(teams: EmulatedTeams, { key, where }: From, more: object = {}): Sent {
  const { id, object, tenant, name } = teams.person(key);
  const personal = where === 'personal';
  const shared = typeof where === 'object' ? where : { id: teams.channel, type: 'channel' };
  // What it belongs to is hosted by the police, whoever writes in it.
  const host = personal ? tenant : teams.tenants.police;
  return {
    type: 'message',
    id: randomUUID(),
    timestamp: new Date(),
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: { id, name, aadObjectId: object },
    recipient: { id: teams.botId, name: 'Tandem' },
    conversation: {
      id: personal ? `a:1${object.replaceAll('-', '')}_x-` : shared.id,
      name: '',
      isGroup: !personal,
      conversationType: personal ? 'personal' : shared.type,
      tenantId: host,
    },
    locale: 'en-GB',
    channelData: {
      tenant: { id: host },
      ...(!personal && shared.type === 'channel' && { channel: { id: shared.id } }),
    },
    ...more,
  };
}

/** A slash command: https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-slash-commands */
export function slash(teams: EmulatedTeams, from: From, text: string): Sent {
  const base = activity(teams, from);
  return {
    ...base,
    text,
    recipient: { ...base.recipient, isTargeted: true } as Activity['recipient'],
  };
}

/** `@Tandem …`: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#retrieve-mentions */
export function mention(teams: EmulatedTeams, from: From, text: string): Sent {
  const said = '<at>Tandem</at>';
  const mentioned = { id: teams.botId, name: 'Tandem' };
  return activity(teams, from, {
    text: `${said} ${text}`,
    entities: [{ type: 'mention', mentioned, text: said }],
  });
}

/** `adaptiveCard/action`: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#invoke-activity */
export function press(teams: EmulatedTeams, from: From, action: object): Sent {
  const value = { action, trigger: 'manual' };
  return activity(teams, from, { type: 'invoke', name: 'adaptiveCard/action', value });
}

/** `task/fetch` and `task/submit`: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
export function task(
  teams: EmulatedTeams,
  from: From,
  name: 'task/fetch' | 'task/submit',
  data: object,
): Sent {
  return activity(teams, from, {
    type: 'invoke',
    name,
    value: { data, context: { theme: 'default' } },
  });
}

/** An action on a message: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module */
export function extension(teams: EmulatedTeams, from: From, commandId: string, html: string): Sent {
  return activity(teams, from, {
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    value: {
      commandId,
      commandContext: 'message',
      messagePayload: { id: '1700000000000', body: { contentType: 'html', content: html } },
      context: { theme: 'default' },
    },
  });
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
export function update(teams: EmulatedTeams, from: From, more: object): Sent {
  return activity(teams, from, { type: 'conversationUpdate', ...more });
}

export function installation(teams: EmulatedTeams, from: From, action: 'add' | 'remove'): Sent {
  return activity(teams, from, { type: 'installationUpdate', action });
}
