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
interface Claimed
  extends Record<'id' | 'card' | 'state' | 'platform' | 'tenant' | 'kind' | 'external', string> {
  readonly partnership_id: string;
  readonly live: boolean;
  readonly record_id: string;
  readonly revision: number;
  readonly attempts: number;
  readonly owed_at: Date;
  readonly message_id: string | null;
  readonly shown: number | null;
  readonly thread: string | null;
}

/**
 * Takes the next delivery of a conversation, if it is due, in one statement that is a transaction of its own. The database
 * function locks the conversation before it looks, so that each claim sees what the one before it did.
 *
 * @throws CannotRecord if the database takes nothing in.
 */
export async function claimDelivery(
  database: Pick<Database, 'prisma' | 'recording'>,
  { conversationId, now, leaseUntil, only }: Claim,
): Promise<ClaimedDelivery | undefined> {
  const { cards, partnerships, platforms } = only ?? {};
  const asked = database.prisma.$queryRaw<Claimed[]>`
    SELECT claimed.*, partnership.live
    FROM claim_delivery(${conversationId}::uuid, ${toDate(now)}::timestamptz, ${toDate(leaseUntil)}::timestamptz,
      ${listed(cards)}::text[], ${listed(partnerships)}::uuid[], ${listed(platforms)}::text[]) AS claimed
    JOIN partnership ON partnership.id = claimed.partnership_id`;
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

function listed(all: readonly string[] | undefined): string[] | null {
  return all ? [...all] : null;
}
