import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import { MENDINGS, TOO_LATE } from '../../ports/delivery/mending.ts';
import type { HeldPush, LateCard, ParkedCards } from '../../ports/delivery/parked-store.ts';
import type { Tx } from '../database/database.ts';
import { oneOf, toInstant } from '../database/rows.ts';
import { type NamesDb, readConversations } from './named-conversations.ts';

/** What waits for a decision: it was too late for it to leave by itself. */
export const LATE = { state: 'parked', mendedBy: 'deciding', card: { not: PUSH_CARD } };
/** An answer that nobody waits for any more waits for nobody. */
const NOT_TOO_LATE = { NOT: { mendedBy: null, reason: TOO_LATE } };
/** Rows that no version sorted are mended by nothing that is known. */
const UNSORTED = 'unknown';

/** @param partnershipId of one alone; nothing: of all. */
export async function listParked(
  tx: NamesDb & Pick<Tx, 'delivery'>,
  partnershipId?: string,
): Promise<readonly ParkedCards[]> {
  const groups = await tx.delivery.groupBy({
    by: ['conversationId', 'reason', 'mendedBy'],
    where: {
      ...{ state: 'parked', card: { not: PUSH_CARD }, ...NOT_TOO_LATE },
      ...(partnershipId !== undefined && { partnershipId }),
    },
    _count: true,
    _min: { owedAt: true },
    orderBy: { _min: { owedAt: 'asc' } },
  });
  const conversations = await readConversations(
    tx,
    groups.map(({ conversationId }) => conversationId),
    partnershipId,
  );
  return groups.flatMap(({ conversationId, reason, mendedBy, _count: count, _min }) => {
    const conversation = conversations.get(conversationId);
    const sorted = oneOf(MENDINGS, mendedBy ?? UNSORTED);
    if (!conversation || !_min.owedAt || sorted === 'deciding') return [];
    const since = toInstant(_min.owedAt);
    return [{ conversation, reason: reason ?? '', mendedBy: sorted, count, since }];
  });
}

/** @param partnershipId of one alone; nothing: of all. */
export async function listLate(
  tx: NamesDb & Pick<Tx, 'delivery'>,
  partnershipId?: string,
): Promise<readonly LateCard[]> {
  const rows = await tx.delivery.findMany({
    where: { ...LATE, ...(partnershipId !== undefined && { partnershipId }) },
    orderBy: { owedAt: 'asc' },
  });
  const conversations = await readConversations(
    tx,
    rows.map(({ conversationId }) => conversationId),
    partnershipId,
  );
  return rows.flatMap(({ id, card, owedAt, conversationId }) => {
    const conversation = conversations.get(conversationId);
    return conversation ? [{ id, card, since: toInstant(owedAt), conversation }] : [];
  });
}

interface HeldRow {
  readonly conversationId: string;
  readonly reference: string;
  readonly reason: string;
  readonly pushedAt: Date;
}

/** @param partnershipId of one alone; nothing: of all. */
export async function listHeld(
  tx: NamesDb & Pick<Tx, '$queryRaw'>,
  partnershipId?: string,
): Promise<readonly HeldPush[]> {
  const rows = await tx.$queryRaw<HeldRow[]>`
    SELECT delivery.conversation_id AS "conversationId", version.content ->> 'reference' AS reference,
      delivery.reason, push.pushed_at AS "pushedAt"
    FROM delivery
    JOIN crisis_target AS target ON target.id = delivery.record_id
    JOIN crisis_push AS push ON push.version_id = target.version_id
    JOIN crisis_version AS version ON version.id = push.version_id
    WHERE delivery.state = 'held' AND delivery.card = ${PUSH_CARD}
      AND (${partnershipId ?? null}::uuid IS NULL OR delivery.partnership_id = ${partnershipId ?? null}::uuid)
    ORDER BY delivery.order`;
  const conversations = await readConversations(
    tx,
    rows.map(({ conversationId }) => conversationId),
    partnershipId,
  );
  return rows.flatMap(({ conversationId, reference, reason, pushedAt }) => {
    const conversation = conversations.get(conversationId);
    return conversation ? [{ conversation, reference, reason, pushedAt: toInstant(pushedAt) }] : [];
  });
}
