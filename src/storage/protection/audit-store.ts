import { createHash } from 'node:crypto';
import type { AuditDraft, AuditLine, AuditStore } from '../../ports/stores.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import type { InForce } from '../database/protocol-memory.ts';
import { toInstant } from '../database/rows.ts';
import { type AuditEntry, Prisma, type PrismaClient } from '../generated/client.ts';

/** Before the first entry. */
const GENESIS = '0'.repeat(64);
const PAGE = 500;

export function auditStore(tx: Tx, withActors: WithActors, inForce: InForce): AuditStore {
  const appendAll: AuditStore['appendAll'] = async (who, drafts, now) => {
    if (drafts.length === 0) return;
    inForce.require(await appendAudit(tx, who, drafts, now, inForce.asked(who.partnershipId)));
  };
  return {
    append: (who, draft, now) => appendAll(who, [draft], now),
    appendAll,
    list: (record) => listLines(tx, record, withActors),
  };
}

type Who = Parameters<AuditStore['append']>[0];

/**
 * Puts lines at the end of the partnership's chain, and holds that end until the transaction is over.
 *
 * @param asked see {@link InForce.asked}.
 * @returns whether that is in force still.
 */
export async function appendAudit(
  tx: Tx,
  { partnershipId, memberId }: Who,
  drafts: readonly AuditDraft[],
  now: Temporal.Instant,
  asked = Prisma.empty,
): Promise<boolean> {
  const lines = drafts.map((draft) => {
    const { action, model, recordId } = draft;
    return { action, model, record_id: recordId, payload: payloadOf(memberId, draft, now) };
  });
  // The function is called line by line, and each call sees the end that the one before it made.
  const rows = await tx.$queryRaw<{ stands: boolean }[]>`
    SELECT append_audit(${partnershipId}::uuid, ${now.toString()}::timestamptz, ${memberId ?? null}::uuid,
                        action, model, record_id, payload${asked}) IS NOT NULL AS stands
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      AS (action text, model text, record_id uuid, payload text)`;
  return rows.every((row) => row.stands);
}

/**
 * One line as SQL, within a statement.
 *
 * @param toPayload puts in what is known in that statement alone.
 * @param asked see {@link InForce.asked}: the line is NULL unless that is in force still.
 */
export function appending(
  { partnershipId, memberId }: Who,
  draft: AuditDraft,
  now: Temporal.Instant,
  toPayload: (payload: string) => Prisma.Sql,
  asked: Prisma.Sql,
): Prisma.Sql {
  const { action, model, recordId } = draft;
  return Prisma.sql`append_audit(${partnershipId}::uuid, ${now.toString()}::timestamptz, ${memberId ?? null}::uuid,
                                 ${action}, ${model}, ${recordId}::uuid,
                                 ${toPayload(payloadOf(memberId, draft, now))}${asked})`;
}

function payloadOf(
  member: string | undefined,
  { action, model, recordId, detail }: AuditDraft,
  now: Temporal.Instant,
): string {
  return JSON.stringify({
    at: now.toString(),
    member: member ?? null,
    action,
    model,
    recordId,
    detail,
  });
}

async function listLines(
  tx: Tx,
  { partnershipId, recordId }: Parameters<AuditStore['list']>[0],
  withActors: WithActors,
): Promise<AuditLine[]> {
  const entries = await tx.auditEntry.findMany({
    where: { partnershipId, recordId },
    orderBy: { number: 'asc' },
  });
  return withActors((of) =>
    entries.map(({ at, action, memberId, payload }) => ({
      at: toInstant(at),
      action,
      by: of(memberId),
      detail: JSON.parse(payload).detail,
    })),
  );
}

export type ChainCheck =
  | { readonly intact: true; readonly entries: number }
  /** The first number at which the chain does not hold. */
  | { readonly intact: false; readonly at: number };

/** Reckons a partnership's chain anew, from its first entry to its head. */
export async function verifyChain(
  prisma: PrismaClient,
  partnershipId: string,
): Promise<ChainCheck> {
  let hash = GENESIS;
  let number = 0;
  for (;;) {
    const page = await prisma.auditEntry.findMany({
      where: { partnershipId, number: { gt: number } },
      orderBy: { number: 'asc' },
      take: PAGE,
    });
    for (const entry of page) {
      hash = chainHash(hash, number + 1, entry.payload);
      const holds = entry.number === number + 1 && entry.hash === hash && payloadFits(entry);
      if (!holds) return { intact: false, at: number + 1 };
      number = entry.number;
    }
    if (page.length < PAGE) break;
  }
  const head = await prisma.auditHead.findUnique({ where: { partnershipId } });
  const whole = (head?.number ?? 0) === number && (head?.hash ?? GENESIS) === hash;
  return whole ? { intact: true, entries: number } : { intact: false, at: number + 1 };
}

/** The same as in the SQL function `append_audit`. */
function chainHash(previous: string, number: number, payload: string): string {
  return createHash('sha256').update(`${previous}\n${number}\n${payload}`).digest('hex');
}

/** The columns beside the payload are for looking up; they may not say something else. */
function payloadFits(entry: AuditEntry): boolean {
  const said = JSON.parse(entry.payload);
  return (
    said.action === entry.action &&
    said.recordId === entry.recordId &&
    said.member === entry.memberId
  );
}
