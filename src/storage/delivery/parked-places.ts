import { randomUUID } from 'node:crypto';
import { MENDED_BY_ARRIVAL, MENDINGS, type Mending } from '../../ports/delivery/mending.ts';
import type { ParkedPlace, ParkedStore } from '../../ports/delivery/parked-store.ts';
import type { Tx } from '../database/database.ts';
import { oneOf, toDate, toInstant } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { type NamedRow, namedConversation, toNamed } from './named-conversations.ts';

/** What a person decides about alone. */
const DECIDED = ['deciding'] as const satisfies readonly Mending[];

/** Opens a place, or does nothing if it is open: of two that do so at once, one gets it. */
export async function openPlace(
  tx: Tx,
  { partnershipId, conversationId, reason, mendedBy }: Parameters<ParkedStore['open']>[0],
  now: Temporal.Instant,
): Promise<{ readonly id: string; readonly revision: number } | undefined> {
  const rows = await tx.$queryRaw<{ id: string; revision: number }[]>`
    INSERT INTO parked_place AS place (id, partnership_id, conversation_id, reason, mended_by, since)
    VALUES (${randomUUID()}::uuid, ${partnershipId}::uuid, ${conversationId}::uuid, ${reason}, ${mendedBy},
      ${toDate(now)})
    ON CONFLICT (conversation_id, partnership_id, reason) DO UPDATE
    SET mended_by = EXCLUDED.mended_by, since = EXCLUDED.since, mended_at = NULL, revision = place.revision + 1
    WHERE place.mended_at IS NOT NULL
    RETURNING id, revision`;
  return rows[0];
}

/**
 * Something arrived in a conversation, so it can be posted to; or somebody decided about what came too late, which
 * says nothing of that. What stands open for one card, or for a decision, is over once none of that waits.
 * Whoever was told is shown so.
 */
export async function mendPlaces(
  tx: Tx,
  conversationId: string,
  since: 'arrival' | 'decision',
  now: Temporal.Instant,
): Promise<void> {
  const all = since === 'arrival' ? MENDINGS : DECIDED;
  const mended = await tx.$queryRaw<{ id: string; revision: number }[]>`
    UPDATE parked_place AS place SET mended_at = ${toDate(now)}, revision = revision + 1
    WHERE conversation_id = ${conversationId}::uuid AND mended_at IS NULL
      AND mended_by = ANY(${[...all]}::text[])
      AND (mended_by = ANY(${[...MENDED_BY_ARRIVAL]}::text[]) OR NOT EXISTS (
        SELECT 1 FROM delivery WHERE delivery.conversation_id = place.conversation_id
          AND delivery.reason = place.reason AND delivery.state IN ('parked', 'held')))
    RETURNING id, revision`;
  for (const { id, revision } of mended) await showAnew(tx, id, revision, now);
}

/** These conversations are none of the partnership any more: nothing waits there. Whoever was told is shown so. */
export async function leavePlaces(
  tx: Tx,
  partnershipId: string,
  conversationIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const left = await tx.$queryRaw<{ id: string; revision: number }[]>`
    UPDATE parked_place SET mended_at = ${toDate(now)}, revision = revision + 1
    WHERE conversation_id = ANY(${[...conversationIds]}::uuid[]) AND mended_at IS NULL
      AND partnership_id = ${partnershipId}::uuid
    RETURNING id, revision`;
  for (const { id, revision } of left) await showAnew(tx, id, revision, now);
}

/** Wherever its card was owed, it is owed as it stands now. */
async function showAnew(
  tx: Tx,
  recordId: string,
  revision: number,
  now: Temporal.Instant,
): Promise<void> {
  const told = await tx.delivery.findMany({
    where: { recordId },
    select: { partnershipId: true, conversationId: true, card: true },
    distinct: ['conversationId', 'card'],
  });
  const at = { owedAt: toDate(now), dueAt: toDate(now) };
  await tx.delivery.createMany({
    data: told.map((one) => {
      return { ...one, id: randomUUID(), recordId, revision, state: 'owed', ...at };
    }),
    skipDuplicates: true,
  });
}

interface PlaceRow {
  readonly reason: string;
  readonly mendedBy: string;
  readonly since: Date;
  readonly mendedAt: Date | null;
  readonly conversation: NamedRow;
}

/** @throws UnknownWord */
export async function findPlace(tx: Tx, id: string): Promise<ParkedPlace | undefined> {
  const [row] = await tx.$queryRaw<PlaceRow[]>`
    SELECT place.reason, place.mended_by AS "mendedBy", place.since, place.mended_at AS "mendedAt",
      ${namedConversation(Prisma.sql`place.partnership_id`)} AS conversation
    FROM parked_place AS place JOIN conversation AS c ON c.id = place.conversation_id
    WHERE place.id = ${id}::uuid`;
  if (!row) return undefined;
  return {
    ...{ id, reason: row.reason, conversation: toNamed(row.conversation) },
    mendedBy: oneOf(MENDINGS, row.mendedBy),
    since: toInstant(row.since),
    mendedAt: toInstant(row.mendedAt),
  };
}
