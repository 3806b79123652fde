import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import type { AccountKey } from '../../ports/people/account.ts';
import type { Tx } from '../database/database.ts';
import { findOrMakeConversation } from '../delivery/delivery-store.ts';
import { leavePlaces } from '../delivery/parked-places.ts';

interface Importing {
  readonly tx: Tx;
  readonly partnershipId: string;
  readonly now: Temporal.Instant;
}

/** From one conversation to another, by their ids. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** An account as it was kept, and as it is right. */
export interface AccountMove {
  readonly before: AccountKey;
  readonly right: AccountKey;
}

/**
 * Places of a partnership are other conversations from now on: what was parked for them waits there. What was pushed
 * is signed for where it was to go. A few statements, however many there are; more only for places that refused.
 */
export async function moveParked(
  { tx, partnershipId, now }: Importing,
  moves: readonly Move[],
): Promise<void> {
  const real = moves.filter(({ from, to }) => from !== to);
  if (real.length === 0) return;
  const [from, to] = [real.map((move) => move.from), real.map((move) => move.to)];
  await tx.$executeRaw`
    UPDATE delivery AS parked SET conversation_id = move.to_id
    FROM unnest(${from}::uuid[], ${to}::uuid[]) AS move (from_id, to_id)
    WHERE parked.conversation_id = move.from_id AND partnership_id = ${partnershipId}::uuid
      AND state = 'parked' AND card <> ${PUSH_CARD} AND NOT EXISTS (
        SELECT 1 FROM delivery AS there
        WHERE there.conversation_id = move.to_id AND there.card = parked.card
          AND there.record_id = parked.record_id AND there.revision = parked.revision)`;
  await leavePlaces(tx, partnershipId, from, now);
}

/** What was parked for accounts that were wrong waits for those that are right. */
export async function moveParkedToAccounts(
  importing: Importing,
  moves: readonly AccountMove[],
): Promise<void> {
  if (moves.length === 0) return;
  const { tx, partnershipId } = importing;
  const parked = await tx.delivery.findMany({
    where: {
      partnershipId,
      state: 'parked',
      conversation: { kind: 'direct', external: { in: moves.map(({ before }) => before.user) } },
    },
    select: { conversation: true },
    distinct: ['conversationId'],
  });
  const found: Move[] = [];
  for (const { conversation } of parked) {
    const { id: from, platform, kind } = conversation;
    const move = moves.find(
      ({ before }) =>
        before.platform === platform &&
        before.tenant === conversation.tenant &&
        before.user === conversation.external,
    );
    if (!move) continue;
    const { tenant, user: external } = move.right;
    const to = await findOrMakeConversation(tx, { platform, kind, tenant, external });
    found.push({ from, to });
  }
  await moveParked(importing, found);
}
