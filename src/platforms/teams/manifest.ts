import type { Command, Shortcut } from '../../bot/declare/context.ts';
import type { Feature } from '../../bot/declare/feature.ts';
import { type Words, wordsFor } from '../../locales/words.ts';

export interface TeamsManifestOptions {
  /** Tandem's public address, without a slash at the end. */
  readonly url: string;
  /** Application (client) id of the bot's registration; names the app and its bot alike. */
  readonly appId: string;
  /** Of the app, as `1.2.3`; Teams takes a changed manifest only under a higher one. */
  readonly version: string;
  /** Who runs it, as people see it in Teams. At most 32 characters. */
  readonly developer: string;
  /** What this organisation says of privacy and terms; Tandem's own address unless told. */
  readonly privacyUrl?: string | undefined;
  readonly termsUrl?: string | undefined;
}

const SCHEMA =
  'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json';

/**
 * Teams' app manifest: https://learn.microsoft.com/microsoft-365/extensibility/schema/
 *
 * It asks for no resource-specific permission: nothing reads a conversation or a list of members
 * beyond what every bot is told of the conversation it stands in.
 */
export function teamsManifest(features: readonly Feature[], options: TeamsManifestOptions) {
  const words = wordsFor(undefined);
  const { url, appId, version, developer, privacyUrl = url, termsUrl = url } = options;
  return {
    $schema: SCHEMA,
    manifestVersion: '1.30',
    version,
    id: appId,
    developer: { name: developer, websiteUrl: url, privacyUrl, termsOfUseUrl: termsUrl },
    name: { short: 'Tandem', full: words('teams.manifest.name') },
    description: { short: words('teams.manifest.short'), full: words('teams.manifest.full') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1f3a5f',
    bots: [botEntry(features, appId, words)],
    composeExtensions: [
      {
        botId: appId,
        commands: features
          .flatMap(({ shortcuts }) => shortcuts ?? [])
          .map((shortcut, place) => shortcutEntry(shortcut, place, words)),
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    // No page of ours is ever shown inside Teams.
    validDomains: [],
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  };
}

function botEntry(features: readonly Feature[], botId: string, words: Words) {
  const commands = features.flatMap((feature) => feature.commands).filter(({ under }) => !under);
  return {
    botId,
    scopes: ['personal', 'team', 'groupChat'],
    supportsTargetedMessages: true,
    commandLists: [
      {
        scopes: ['team', 'groupChat'],
        triggers: ['slash'],
        commands: commands.map((command) => privateEntry(command, words)),
      },
      {
        scopes: ['personal', 'team', 'groupChat'],
        triggers: ['mention'],
        commands: commands.map(({ name, summary }) => ({
          title: name,
          description: summary(words),
        })),
      },
    ],
  };
}

/** Says what may follow it as well; after a mention that would be an invitation to say it to all. */
function privateEntry({ name, summary, hint }: Command, words: Words) {
  return { title: name, description: `${summary(words)} ${name} ${hint(words)}` };
}

/** `receive.ts` takes the place off: two shortcuts may lead to one press. */
function shortcutEntry(shortcut: Shortcut, place: number, words: Words) {
  const onMessage = shortcut.on === 'message';
  return {
    id: `${shortcut.action}~${place}`,
    type: 'action',
    title: shortcut.label(words),
    description: shortcut.summary(words),
    context: onMessage ? ['message'] : ['compose', 'commandBox'],
    ...(!onMessage && { triggers: ['slash'] }),
    fetchTask: true,
  };
}
