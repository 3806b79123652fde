import type { Connection, SeenConnection } from '../../ports/delivery/parked-store.ts';
import type { Tx } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';

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

/**
 * What was seen since then, by platform and name: of platforms as such, and of where this partnership is. Of what
 * others have beside it, it is not even said that it is there.
 */
export async function listConnections(
  tx: Pick<Tx, 'connection' | 'organisation' | 'account' | 'channel'>,
  partnershipId: string,
  since: Temporal.Instant,
): Promise<readonly Connection[]> {
  const own = ['', ...(await tenantsOf(tx, partnershipId))];
  const rows = await tx.connection.findMany({
    where: { seenAt: { gte: toDate(since) }, tenant: { in: own } },
    orderBy: [{ platform: 'asc' }, { name: 'asc' }, { tenant: 'asc' }],
  });
  return rows.map(({ platform, tenant, name, fault, seenAt }) => ({
    ...{ platform, tenant },
    name: name ?? undefined,
    fault: fault ?? undefined,
    seenAt: toInstant(seenAt),
  }));
}

/** Workspaces and tenants that the register of a partnership names. */
async function tenantsOf(
  tx: Pick<Tx, 'organisation' | 'account' | 'channel'>,
  partnershipId: string,
): Promise<readonly string[]> {
  const organisations = await tx.organisation.findMany({
    where: { partnershipId },
    select: { slackTeamIds: true, teamsTenantIds: true },
  });
  const accounts = await tx.account.findMany({
    where: { member: { partnershipId, active: true } },
    select: { tenant: true },
    distinct: ['tenant'],
  });
  const channels = await tx.channel.findMany({
    where: { partnershipId, active: true },
    select: { conversation: { select: { tenant: true } } },
  });
  return [
    ...organisations.flatMap(({ slackTeamIds, teamsTenantIds }) => [
      ...slackTeamIds,
      ...teamsTenantIds,
    ]),
    ...accounts.map(({ tenant }) => tenant),
    ...channels.map(({ conversation }) => conversation.tenant),
  ];
}

/** Does anything of a platform wait until its token is taken? */
export async function waitsForLogin(
  { delivery }: Pick<Tx, 'delivery'>,
  platform: string,
): Promise<boolean> {
  const where = { state: 'parked', mendedBy: 'login', conversation: { platform } };
  return (await delivery.findFirst({ where, select: { id: true } })) !== null;
}
