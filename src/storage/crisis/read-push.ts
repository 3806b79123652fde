import {
  DELIVERY_STATES,
  type Push,
  type PushedDelivery,
  type PushedTarget,
} from '../../domain/crisis/push.ts';
import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import { type ActorOf, oneOf, toDeed, toInstant } from '../database/rows.ts';
import { platformsSeen } from '../delivery/connection-store.ts';
import type { CrisisTarget } from '../generated/client.ts';

/** Of a target's deliveries, the one of the card that was signed; later ones mark it as past. */
export const SIGNED_REVISION = 1;

/** A push with all of its targets. */
export async function readPush(
  tx: Tx,
  versionId: string,
  withActors: WithActors,
): Promise<Push | undefined> {
  return (await readPushes(tx, [versionId], withActors)).at(0);
}

/** The same of many, in as many statements. */
export async function readPushes(
  tx: Tx,
  versionIds: readonly string[],
  withActors: WithActors,
): Promise<readonly Push[]> {
  const rows = await tx.crisisPush.findMany({
    where: { versionId: { in: [...versionIds] } },
    include: { version: { select: { message: true } }, targets: true },
  });
  if (rows.length === 0) return [];
  const deliveries = await readDeliveries(tx, versionIds);
  return withActors((of) =>
    rows.map((row) => {
      const { versionId, revision, version, overtakenById } = row;
      const { partnershipId, unitId } = version.message;
      return {
        ...{ versionId, partnershipId, unitId, revision },
        pushed: toDeed(of(row.pushedById), row.pushedAt),
        stopped: toDeed(of(row.stoppedById), row.stoppedAt),
        overtakenBy: overtakenById ?? undefined,
        targets: row.targets.map((target) => toTarget(target, deliveries.get(target.id), of)),
      };
    }),
  );
}

interface DeliveryRow {
  readonly record_id: string;
  readonly conversation_id: string;
  readonly platform: string;
  readonly contact: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly settled_at: Date | null;
}

/** How the signed card stands at each target, by the target's id. */
async function readDeliveries(
  tx: Tx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, PushedDelivery>> {
  const rows = await tx.$queryRaw<DeliveryRow[]>`
    SELECT record_id, conversation_id, platform, contact, state, reason, settled_at
    FROM crisis_target AS target
    JOIN delivery ON record_id = target.id AND card = ${PUSH_CARD} AND revision = ${SIGNED_REVISION}::int
    JOIN conversation ON conversation.id = conversation_id
    LEFT JOIN LATERAL (SELECT contact FROM channel WHERE channel.conversation_id = delivery.conversation_id
      AND channel.partnership_id = delivery.partnership_id ORDER BY active DESC LIMIT 1) AS named ON true
    WHERE version_id = ANY(${[...versionIds]}::uuid[])`;
  const seen = await platformsSeen(tx);
  return new Map(
    rows.map((row) => {
      const platformSeen: PushedDelivery['platformSeen'] =
        seen && (seen.get(row.platform) ?? 'never');
      return [row.record_id, { ...toDelivery(row), platformSeen }];
    }),
  );
}

/** @throws UnknownWord */
function toDelivery(row: DeliveryRow): Omit<PushedDelivery, 'platformSeen'> {
  return {
    conversationId: row.conversation_id,
    platform: row.platform,
    contact: row.contact ?? undefined,
    state: oneOf(DELIVERY_STATES, row.state),
    reason: row.reason ?? undefined,
    settledAt: toInstant(row.settled_at),
  };
}

function toTarget(
  { id, key, confirmedById, confirmedAt }: CrisisTarget,
  delivery: PushedDelivery | undefined,
  of: ActorOf,
): PushedTarget {
  return { id, key, delivery, confirmed: toDeed(of(confirmedById), confirmedAt) };
}
