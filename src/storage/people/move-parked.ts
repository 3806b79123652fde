import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import type { AccountKey } from '../../ports/people/account.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { findOrMakeConversation } from '../delivery/delivery-store.ts';

interface Importing {
  readonly tx: Tx;
  readonly partnershipId: string;
  readonly now: Temporal.Instant;
}

/**
 * A place of a partnership is another conversation from now on: what was parked for it waits there. What was pushed is
 * signed for where it was to go.
 */
export async function moveParked(
  { tx, partnershipId, now }: Importing,
  from: string,
  to: string,
): Promise<void> {
  if (from === to) return;
  await tx.$executeRaw`
    UPDATE delivery AS parked SET conversation_id = ${to}::uuid
    WHERE conversation_id = ${from}::uuid AND partnership_id = ${partnershipId}::uuid AND state = 'parked'
      AND card <> ${PUSH_CARD} AND NOT EXISTS (
        SELECT 1 FROM delivery AS there
        WHERE there.conversation_id = ${to}::uuid AND there.card = parked.card
          AND there.record_id = parked.record_id AND there.revision = parked.revision)`;
  await tx.parkedPlace.updateMany({
    where: { conversationId: from, partnershipId, mendedAt: null },
    data: { mendedAt: toDate(now) },
  });
}

/** What was parked for an account that was wrong waits for the one that is right. */
export async function moveParkedToAccount(
  importing: Importing,
  { platform, tenant, user: external }: AccountKey,
  right: AccountKey,
): Promise<void> {
  if (tenant === right.tenant && external === right.user) return;
  const { tx } = importing;
  const wrong = { platform, tenant, kind: 'direct', external };
  const where = { platform_tenant_kind_external: wrong };
  const before = await tx.conversation.findUnique({ where });
  if (!before) return;
  const there = { ...wrong, tenant: right.tenant, external: right.user };
  await moveParked(importing, before.id, await findOrMakeConversation(tx, there));
}
