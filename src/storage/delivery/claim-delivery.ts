import type { ClaimedDelivery, Sendable } from '../../ports/delivery/delivery-store.ts';
import type { Database } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';
import { toConversation } from './conversation-rows.ts';

interface Claim {
  readonly conversationId: string;
  readonly now: Temporal.Instant;
  readonly leaseUntil: Temporal.Instant;
  readonly only: Sendable | undefined;
}

/** What `claim_delivery` answers: the delivery as it was, its conversation, and what stands there. */
type Claimed = Record<
  'id' | 'card' | 'state' | 'platform' | 'tenant' | 'kind' | 'external',
  string
> & {
  readonly partnership_id: string;
  readonly live: boolean;
  readonly record_id: string;
  readonly revision: number;
  readonly attempts: number;
  readonly owed_at: Date;
  readonly message_id: string | null;
  readonly shown: number | null;
  readonly thread: string | null;
};

const CLAIM = `
  SELECT claimed.*, partnership.live
  FROM claim_delivery($1::uuid, $2, $3, $4::text[], $5::uuid[], $6::text[]) AS claimed
  JOIN partnership ON partnership.id = claimed.partnership_id`;

/**
 * Takes the next delivery of a conversation, if it is due, in one statement that is a transaction of its own. The database
 * function locks the conversation before it looks, so that each claim sees what the one before it did.
 *
 * @throws CannotRecord if the database takes nothing in.
 */
export async function claimDelivery(
  database: Pick<Database, 'pooled' | 'recording'>,
  { conversationId, now, leaseUntil, only }: Claim,
): Promise<ClaimedDelivery | undefined> {
  const { cards, partnerships, platforms } = only ?? {};
  const lists = [cards, partnerships, platforms].map((all) => all ?? null);
  const given = [conversationId, toDate(now), toDate(leaseUntil), ...lists];
  const asked = database.pooled.query<Claimed>(CLAIM, given);
  const [row] = await asked.catch((error: unknown) => {
    throw database.recording.failed(error);
  });
  if (!row) return undefined;
  const { id, card, revision, attempts, live, message_id: messageId, shown } = row;
  const { platform, tenant, kind, external } = row;
  return {
    ...{ id, card, revision, attempts, live },
    ...{ partnershipId: row.partnership_id, recordId: row.record_id },
    owedAt: toInstant(row.owed_at),
    doubtful: row.state !== 'owed',
    conversation: toConversation({ id: conversationId, platform, tenant, kind, external }),
    post: messageId === null ? undefined : { messageId, revision: shown ?? 0 },
    thread: row.thread ?? undefined,
  };
}
