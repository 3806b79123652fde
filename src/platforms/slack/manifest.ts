import type { Command, Shortcut } from '../../bot/declare/context.ts';
import type { Feature } from '../../bot/declare/feature.ts';
import { wordsFor } from '../../locales/words.ts';

/** No scope reads a conversation: Tandem hears what is said to it, and nothing else. */
export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:read',
  'im:write',
  'team:read',
  'users:read',
] as const;

const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_id_changed',
  'channel_rename',
  'member_joined_channel',
  'tokens_revoked',
];

export interface ManifestOptions {
  /** Tandem's public address, without a slash at the end. */
  readonly url: string;
  /** Goes before every command, where another app has taken their names: `/x-signal`. */
  readonly prefix: string | undefined;
  readonly socket: boolean;
}

/** Slack's app manifest: https://docs.slack.dev/reference/app-manifest */
export function slackManifest(features: readonly Feature[], options: ManifestOptions) {
  const { url, socket } = options;
  const request = socket ? {} : { request_url: `${url}/slack/events` };
  return {
    display_information: {
      name: 'Tandem',
      description: wordsFor(undefined)('slack.manifest.description'),
      background_color: '#1f3a5f',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: 'Tandem', always_online: true },
      shortcuts: features.flatMap(({ shortcuts }) => shortcuts ?? []).map(shortcutEntry),
      slash_commands: features
        .flatMap(({ commands }) => commands)
        .filter(({ under }) => !under)
        .map((command) => commandEntry(command, options)),
    },
    oauth_config: {
      redirect_urls: [`${url}/slack/oauth_redirect`],
      scopes: { bot: [...BOT_SCOPES] },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: BOT_EVENTS },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: socket,
      // With one token given by hand nobody could exchange it; those who install it may switch it on.
      token_rotation_enabled: false,
    },
  };
}

function commandEntry(command: Command, { url, prefix, socket }: ManifestOptions) {
  const words = wordsFor(undefined);
  return {
    command: `/${prefix ? `${prefix}-` : ''}${command.name}`,
    ...(!socket && { url: `${url}/slack/events` }),
    description: command.summary(words),
    usage_hint: command.hint(words),
    should_escape: false,
  };
}

/** `receive.ts` takes the place off: two shortcuts may lead to one press. */
function shortcutEntry(shortcut: Shortcut, place: number) {
  const words = wordsFor(undefined);
  return {
    name: shortcut.label(words),
    type: shortcut.on === 'message' ? 'message' : 'global',
    callback_id: `${shortcut.action}~${place}`,
    description: shortcut.summary(words),
  };
}
