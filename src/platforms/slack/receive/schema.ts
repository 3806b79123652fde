import { z } from 'zod';

/**
 * What Slack sends, as far as Tandem uses it; unknown fields are let through.
 * Sources: https://docs.slack.dev/interactivity/implementing-slash-commands,
 * https://docs.slack.dev/reference/interaction-payloads, https://docs.slack.dev/reference/events.
 */
const id = z.string().min(1).max(64);
const team = z.object({ id }).nullish();
const channel = z.object({ id }).nullish();
/** Who acts, with their own workspace: in a shared channel not the one that Tandem answers from. */
const user = z.object({ id, team_id: id });

export const command = z.object({
  command: z.string().startsWith('/').max(100),
  text: z.string().default(''),
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: z.string().min(1),
  response_url: z.url(),
});

const view = z.looseObject({
  id,
  type: z.enum(['modal', 'home']),
  private_metadata: z.string().default(''),
  app_installed_team_id: id.nullish(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
});

export const blockActions = z.object({
  type: z.literal('block_actions'),
  user,
  team,
  channel,
  view: view.nullish(),
  trigger_id: z.string().min(1),
  response_url: z.url().optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().default('') })).min(1),
});
export type BlockActions = z.infer<typeof blockActions>;

const option = z.object({ value: z.string() });
const fieldState = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).optional(),
  selected_date: z.string().nullish(),
  type: z.string(),
});
export type FieldState = z.infer<typeof fieldState>;

export const viewSubmission = z.object({
  type: z.literal('view_submission'),
  user,
  team,
  trigger_id: z.string().optional(),
  view: view.extend({
    state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldState)) }),
  }),
});
export type ViewSubmission = z.infer<typeof viewSubmission>;

export const shortcut = z.object({
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  /** An action on a message names no workspace of who chose it. */
  user: z.object({ id, team_id: id.optional() }),
  team,
  channel,
  trigger_id: z.string().min(1),
  response_url: z.url().optional(),
  message: z.object({ text: z.string().default('') }).optional(),
});

const event = <T extends z.ZodRawShape>(type: string, shape: T) =>
  z.object({
    type: z.literal('event_callback'),
    event_id: z.string(),
    /** Seconds since 1970. */
    event_time: z.number(),
    team_id: id,
    /** Whose installation it is sent to: the bot, of the workspace. */
    authorizations: z
      .array(z.object({ user_id: id.optional(), team_id: id.nullish() }))
      .default([]),
    event: z.object({ type: z.literal(type), ...shape }),
  });

export const appMention = event('app_mention', {
  user: id,
  user_team: id.optional(),
  text: z.string(),
  channel: id,
  ts: z.string(),
});
export const homeOpened = event('app_home_opened', {
  user: id,
  tab: z.string(),
});
export const appUninstalled = event('app_uninstalled', {});
export const tokensRevoked = event('tokens_revoked', {
  tokens: z.object({ bot: z.array(z.string()).default([]) }),
});
export const channelRenamed = event('channel_rename', {
  channel: z.object({ id, name: z.string().min(1) }),
});
/** Somebody came into a channel that the bot is in; the bot itself hears of its own coming. */
export const memberJoined = event('member_joined_channel', { user: id, channel: id });
export const channelIdChanged = event('channel_id_changed', {
  old_channel_id: id,
  new_channel_id: id,
});

/** Any request's body, before anything is done with it. */
export const anyBody = z.union([
  command,
  blockActions,
  viewSubmission,
  shortcut,
  z.object({ type: z.literal('view_closed') }),
  z.object({
    type: z.literal('app_rate_limited'),
    team_id: id,
    minute_rate_limited: z.number(),
  }),
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
  z.looseObject({
    type: z.literal('event_callback'),
    event_id: z.string(),
    event_time: z.number(),
    team_id: id,
    event: z.looseObject({ type: z.string() }),
  }),
]);
