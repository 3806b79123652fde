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

/** What was seen since then, by platform and name. */
export async function listConnections(
  { connection }: Pick<Tx, 'connection'>,
  since: Temporal.Instant,
): Promise<readonly Connection[]> {
  const rows = await connection.findMany({
    where: { seenAt: { gte: toDate(since) } },
    orderBy: [{ platform: 'asc' }, { name: 'asc' }, { tenant: 'asc' }],
  });
  return rows.map(({ platform, tenant, name, fault, seenAt }) => ({
    ...{ platform, tenant },
    name: name ?? undefined,
    fault: fault ?? undefined,
    seenAt: toInstant(seenAt),
  }));
}

/** Does anything of a platform wait until its token is taken? */
export async function waitsForLogin(
  { delivery }: Pick<Tx, 'delivery'>,
  platform: string,
): Promise<boolean> {
  const where = { state: 'parked', mendedBy: 'login', conversation: { platform } };
  return (await delivery.findFirst({ where, select: { id: true } })) !== null;
}

/** When each platform was last seen to be run; nothing as long as no process has said what it runs. */
export async function platformsSeen({
  connection,
}: Pick<Tx, 'connection'>): Promise<ReadonlyMap<string, Temporal.Instant> | undefined> {
  const rows = await connection.groupBy({ by: ['platform'], _max: { seenAt: true } });
  if (rows.length === 0) return undefined;
  return new Map(
    rows.flatMap(({ platform, _max }) => (_max.seenAt ? [[platform, toInstant(_max.seenAt)]] : [])),
  );
}
