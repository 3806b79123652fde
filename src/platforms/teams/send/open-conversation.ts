import type { Clock } from '../../../ports/clock.ts';
import type { Conversation } from '../../../ports/delivery/messenger.ts';
import type {
  ConversationReference,
  ReferenceStore,
} from '../../../ports/people/conversation-reference-store.ts';
import type { Connector } from './connector.ts';

export interface OpenConversationDeps {
  readonly connector: Connector;
  readonly references: ReferenceStore;
  readonly clock: Clock;
}

/**
 * Where a conversation is found. With a person who never wrote to Tandem it is opened, from wherever
 * else their organisation has Tandem; never across organisations, which Teams does not allow.
 *
 * @param before waits for the turn of such an opening.
 * @returns nothing if Tandem is not installed there.
 * @throws ConnectorFault if it could not be opened.
 */
export async function openConversation(
  { connector, references, clock }: OpenConversationDeps,
  { tenant, kind, external }: Conversation,
  before: () => Promise<void>,
): Promise<ConversationReference | undefined> {
  const known = await references.find('teams', tenant, kind, external);
  if (known || kind === 'channel') return known;
  const near = await references.findLatest('teams', tenant);
  if (!near) return undefined;
  await before();
  const { serviceUrl, botId } = near;
  const conversation = await connector.openDirect({
    serviceUrl,
    tenant,
    user: external,
    bot: botId,
  });
  const opened = { ...near, kind, external, conversation, seenAt: clock.now() };
  await references.save(opened);
  return opened;
}
