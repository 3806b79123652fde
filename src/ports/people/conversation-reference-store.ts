/**
 * Where the bot can speak on a platform that must be told so by whoever speaks to it. Nothing in it
 * is secret, and nothing says who somebody is but their platform's own id.
 */
export interface ConversationReference {
  readonly platform: 'teams';
  /** Of the team's host for a channel, of the person themselves for a direct conversation. */
  readonly tenant: string;
  readonly kind: 'channel' | 'direct';
  /** As the register knows it: the channel's id, or the person's object id. */
  readonly external: string;
  /** The platform's own id of the conversation to post to. */
  readonly conversation: string;
  /** The address that takes what is sent there. It may change from one day to the next. */
  readonly serviceUrl: string;
  /** The bot's own id there. */
  readonly botId: string;
  readonly seenAt: Temporal.Instant;
}

/** Refreshed by everything that comes in, so that what goes out finds its way. */
export interface ReferenceStore {
  find(
    platform: ConversationReference['platform'],
    tenant: string,
    kind: ConversationReference['kind'],
    external: string,
  ): Promise<ConversationReference | undefined>;
  /**
   * The one of this tenant that was seen last: from where it came, other people of the tenant can be
   * written to.
   */
  findLatest(
    platform: ConversationReference['platform'],
    tenant: string,
  ): Promise<ConversationReference | undefined>;
  /** Those in which the bot can speak anywhere. */
  tenants(platform: ConversationReference['platform']): Promise<readonly string[]>;
  /** Takes the place of an earlier one. Writes nothing if it would say the same, and was said lately. */
  save(reference: ConversationReference): Promise<void>;
  /** The bot can speak there no longer; nothing happens if it could not before. */
  remove(
    platform: ConversationReference['platform'],
    tenant: string,
    external: string,
  ): Promise<void>;
}
