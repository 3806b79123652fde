import type { Directory } from '../../../bot/directory.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Mending } from '../../../ports/delivery/mending.ts';
import type { Release } from '../../../ports/delivery/parked-store.ts';
import type {
  ConversationReference,
  ReferenceStore,
} from '../../../ports/people/conversation-reference-store.ts';
import type { ConversationStore } from '../../../ports/people/conversation-store.ts';
import { BoundedMap } from '../../shared/bounded-map.ts';
import { channelOf, isShared } from '../receive/receive.ts';
import type { ConversationUpdate, Envelope, TakenActivity } from '../receive/schema.ts';
import type { Tenants } from './tenants.ts';

/** So soon after, a word from the same place says nothing new of where Tandem can speak; what is installed or left does. */
const KEPT_SECONDS = 60;
const MOST_KEPT = 5_000;
/** Tandem came somewhere, or somebody there spoke to it. */
const MENDED_BY_COMING: readonly Mending[] = ['inviting', 'installing', 'permitting'];

export interface ConversationsDeps {
  readonly references: ReferenceStore;
  readonly conversations: ConversationStore;
  readonly directory: Pick<Directory, 'partnerships' | 'channels'>;
  readonly tenants: Pick<Tenants, 'forget'>;
  readonly clock: Clock;
  readonly release: Release;
}

type InstallationUpdate = Extract<TakenActivity, { type: 'installationUpdate' }>;

/** Follows where Tandem can speak: everything that comes in says so, and some things say no more than that. */
export interface Conversations {
  /** Remembers where this came from, and sends what waited for that. */
  heard(activity: TakenActivity): Promise<void>;
  /** Does what an event says of a conversation. */
  follow(activity: ConversationUpdate | InstallationUpdate): Promise<void>;
}

/** Keeps a reference to each conversation, which sending needs. */
export function createConversations(deps: ConversationsDeps): Conversations {
  /** By place, where it was last said to be found. */
  const kept = new BoundedMap<string, ConversationReference>(MOST_KEPT);
  return {
    async heard(activity) {
      const reference = referenceOf(activity, deps.clock.now());
      if (!reference || leaves(activity)) return;
      const { tenant, kind, external } = reference;
      const place = JSON.stringify([tenant, kind, external]);
      const isSaid = activity.type === 'message' || activity.type === 'invoke';
      if (isSaid && isKept(kept.get(place), reference)) return;
      const news = [await remember(deps, reference)];
      for (const channel of channelsOf(deps.directory, reference)) {
        news.push(await remember(deps, { ...reference, kind: 'channel', ...channel }, true));
      }
      // Only now is it known where to send what waited.
      if (news.some(Boolean) || comes(activity)) await deps.release({ tenant }, MENDED_BY_COMING);
      kept.set(place, reference);
    },
    follow(activity) {
      // What is forgotten now is to be kept with the next word from there.
      kept.clear();
      return activity.type === 'installationUpdate'
        ? followInstallation(deps, activity)
        : followUpdate(deps, activity);
    },
  };
}

/** Whether a place was said to be found in the same way, not long before. */
function isKept(before: ConversationReference | undefined, said: ConversationReference): boolean {
  if (!before || before.seenAt.until(said.seenAt).total('seconds') >= KEPT_SECONDS) return false;
  const { conversation, serviceUrl, botId } = said;
  const same = before.conversation === conversation && before.serviceUrl === serviceUrl;
  return same && before.botId === botId;
}

/** @returns nothing for a conversation that nobody could be found by. */
function referenceOf(
  { serviceUrl, conversation, from, recipient, channelData }: Envelope,
  seenAt: Temporal.Instant,
): ConversationReference | undefined {
  const tenant = conversation.tenantId ?? channelData?.tenant?.id;
  const shared = isShared(conversation);
  const external = shared ? channelOf(conversation.id) : from.aadObjectId;
  if (!tenant || !external) return undefined;
  return {
    platform: 'teams',
    tenant,
    kind: shared ? 'channel' : 'direct',
    external,
    conversation: channelOf(conversation.id),
    serviceUrl,
    botId: recipient.id,
    seenAt,
  };
}

/** @returns whether it is new. */
async function remember(
  { references }: ConversationsDeps,
  reference: ConversationReference,
  onlyIfNew = false,
): Promise<boolean> {
  const { tenant, kind, external } = reference;
  const before = await references.find('teams', tenant, kind, external);
  if (!before || !onlyIfNew) await references.save(reference);
  return before === undefined;
}

/**
 * The partnership's channels of the same tenant: one connector serves them all, and of the channels of a team
 * Teams names none when Tandem is installed in it.
 */
function channelsOf(
  directory: ConversationsDeps['directory'],
  { tenant }: ConversationReference,
): { readonly external: string; readonly conversation: string }[] {
  return directory
    .partnerships()
    .flatMap(({ id }) => directory.channels(id))
    .filter((channel) => channel.platform === 'teams' && channel.tenant === tenant)
    .map(({ external }) => ({ external, conversation: external }));
}

/** Whatever says that Tandem goes must not say that it is there. */
function leaves(activity: TakenActivity): boolean {
  if (DELETED.includes(activity.channelData?.eventType ?? '')) return true;
  if (activity.type === 'installationUpdate') return activity.action.startsWith('remove');
  return activity.type === 'conversationUpdate' && hasLeft(activity);
}

/** Tandem comes, or comes back. */
function comes(activity: TakenActivity): boolean {
  if (activity.type === 'installationUpdate') return activity.action.startsWith('add');
  if (activity.type !== 'conversationUpdate') return false;
  const { channelData, membersAdded, recipient } = activity;
  const isAdded = (membersAdded ?? []).some(({ id }) => id === recipient.id);
  return isAdded || BACK.includes(channelData?.eventType ?? '');
}

const DELETED = ['channelDeleted', 'teamDeleted', 'teamHardDeleted'];
const BACK = ['channelRestored', 'channelShared', 'teamRestored', 'teamUnarchived'];

function hasLeft({ membersRemoved, recipient }: ConversationUpdate): boolean {
  return (membersRemoved ?? []).some(({ id }) => id === recipient.id);
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events#installation-update-event */
async function followInstallation(
  deps: ConversationsDeps,
  activity: InstallationUpdate,
): Promise<void> {
  const reference = referenceOf(activity, deps.clock.now());
  if (!reference) return;
  // An upgrade takes the old version away just before it brings the new one.
  if (activity.action === 'remove') await forget(deps, reference);
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
async function followUpdate(deps: ConversationsDeps, update: ConversationUpdate): Promise<void> {
  const { channelData, conversation, membersRemoved } = update;
  for (const { id } of membersRemoved ?? []) deps.tenants.forget(conversation.id, id);
  const reference = referenceOf(update, deps.clock.now());
  const channel = channelData?.channel;
  const event = channelData?.eventType ?? '';
  if (!reference) return;
  if (event === 'channelRenamed' && channel?.id && channel.name) {
    const of = { platform: 'teams', tenants: [reference.tenant] };
    await deps.conversations.rename(of, channel.id, channel.name);
  }
  const ended = event === 'channelDeleted' && channel?.id;
  if (ended) await forget(deps, { ...reference, external: ended });
  else if (hasLeft(update) || DELETED.includes(event)) await forget(deps, reference);
  if (!comes(update) || !channel?.id) return;
  const { id } = channel;
  await deps.references.save({ ...reference, kind: 'channel', external: id, conversation: id });
}

async function forget(
  { references }: ConversationsDeps,
  { tenant, external }: Pick<ConversationReference, 'tenant' | 'external'>,
): Promise<void> {
  await references.remove('teams', tenant, external);
}
