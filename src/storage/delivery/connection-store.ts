import type { Connection, SeenConnection } from '../../ports/delivery/parked-store.ts';
import type { Tx } from '../database/database.ts';
import { type Part, toDate, toInstant } from '../database/rows.ts';
import { Prisma, type Connection as Row } from '../generated/client.ts';

/** Notes where a process is connected to. */
export async function noteConnections(
  { connection }: Pick<Tx, 'connection'>,
  seen: readonly SeenConnection[],
  now: Temporal.Instant,
): Promise<void> {
  for (const { platform, tenant, name, fault } of seen) {
    const said = { name: name ?? null, fault: fault ?? null, seenAt: toDate(now) };
    const where = { platform_tenant: { platform, tenant } };
    await connection.upsert({ where, create: { platform, tenant, ...said }, update: said });
  }
}

/** A connection within JSON. */
export type ConnectionRow = Part<Row>;

/**
 * As SQL, what was seen since then, by platform and name: of platforms as such, and of where this partnership is. Of
 * what others have beside it, it is not even said that it is there.
 */
export function connectionsSeen(partnershipId: string, since: Temporal.Instant): Prisma.Sql {
  return Prisma.sql`
    SELECT platform, tenant, name, fault, seen_at AS "seenAt" FROM connection
    WHERE seen_at >= ${toDate(since)} AND (tenant = '' OR tenant IN (
      SELECT unnest(slack_team_ids || teams_tenant_ids) FROM organisation
      WHERE partnership_id = ${partnershipId}::uuid
      UNION SELECT account.tenant FROM account JOIN member ON member.id = member_id
      WHERE partnership_id = ${partnershipId}::uuid AND active
      UNION SELECT conversation.tenant FROM channel JOIN conversation ON conversation.id = conversation_id
      WHERE partnership_id = ${partnershipId}::uuid AND active))
    ORDER BY platform, name, tenant`;
}

export function toConnection({ platform, tenant, name, fault, seenAt }: ConnectionRow): Connection {
  return {
    ...{ platform, tenant },
    name: name ?? undefined,
    fault: fault ?? undefined,
    seenAt: toInstant(seenAt),
  };
}

/** Does anything of a platform wait until its token is taken? */
export async function waitsForLogin(tx: Pick<Tx, '$queryRaw'>, platform: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM conversation WHERE platform = ${platform} AND EXISTS (
      SELECT FROM delivery WHERE conversation_id = conversation.id AND state = 'parked' AND mended_by = 'login')
    LIMIT 1`;
  return rows.length > 0;
}
