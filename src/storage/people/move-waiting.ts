import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import { ANSWER_CARD } from '../../ports/delivery/private-answer.ts';
import type { AccountKey } from '../../ports/people/account.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { WAITING } from '../delivery/delivery-states.ts';
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

/** What was pushed is signed for where it was to go, and an answer is for whoever asked. */
const STAYS: readonly string[] = [PUSH_CARD, ANSWER_CARD];
const MOVES = { state: { in: [...WAITING, 'parked'] }, card: { notIn: [...STAYS] } };

/**
 * Places of a partnership are other conversations from now on: what waits for them waits there, also what is just being
 * sent to the wrong one. A few statements, however many there are.
 */
export async function moveWaiting(
  { tx, partnershipId, now }: Importing,
  moves: readonly Move[],
): Promise<void> {
  const places = new Map(moves.flatMap(({ from, to }) => (from === to ? [] : [[from, to]])));
  if (places.size === 0) return;
  const conversationId = { in: [...places.keys()] };
  const waiting = await tx.delivery.findMany({
    where: { ...MOVES, partnershipId, conversationId },
    select: { id: true, conversationId: true },
  });
  const ids = waiting.map(({ id }) => id);
  const from = waiting.map((row) => row.conversationId);
  const to = from.map((id) => places.get(id) ?? id);
  // Where one moves to the place of the next, the next one moves first.
  while ((await moveRows(tx, { ids, from, to }, now)) > 0);
  await tx.$executeRaw`
    UPDATE delivery SET state = 'dropped', reason = 'superseded', mended_by = NULL, settled_at = ${toDate(now)}
    WHERE id = ANY(${ids}::uuid[]) AND conversation_id <> ALL(${[...places.values()]}::uuid[])`;
  await leavePlaces(tx, partnershipId, [...places.keys()], now);
}

/** A try that is under way settles nothing any more. @returns how many moved. */
function moveRows(
  tx: Tx,
  { ids, from, to }: Readonly<Record<'ids' | 'from' | 'to', readonly string[]>>,
  now: Temporal.Instant,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE delivery AS waiting SET conversation_id = move.to_id, lease_until = NULL,
      due_at = CASE waiting.state WHEN 'parked' THEN waiting.due_at ELSE ${toDate(now)} END,
      state = CASE waiting.state WHEN 'parked' THEN 'parked' ELSE 'owed' END
    FROM unnest(${ids}::uuid[], ${from}::uuid[], ${to}::uuid[]) AS move (id, from_id, to_id)
    WHERE waiting.id = move.id AND waiting.conversation_id = move.from_id AND NOT EXISTS (
      SELECT 1 FROM delivery AS there
      WHERE there.conversation_id = move.to_id AND there.card = waiting.card
        AND there.record_id = waiting.record_id AND there.revision = waiting.revision)`;
}

/** What waits for accounts that were wrong waits for those that are right. */
export async function moveWaitingToAccounts(
  importing: Importing,
  moves: readonly AccountMove[],
): Promise<void> {
  if (moves.length === 0) return;
  const { tx, partnershipId } = importing;
  const external = { in: moves.map(({ before }) => before.user) };
  const waiting = await tx.delivery.findMany({
    where: { ...MOVES, partnershipId, conversation: { kind: 'direct', external } },
    select: { conversation: true },
    distinct: ['conversationId'],
  });
  const found: Move[] = [];
  for (const { conversation } of waiting) {
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
  await moveWaiting(importing, found);
}
