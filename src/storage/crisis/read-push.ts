import {
  DELIVERY_STATES,
  type Push,
  type PushedDelivery,
  type PushedTarget,
} from '../../domain/crisis/push.ts';
import { PUSH_CARD, SIGNED_REVISION } from '../../ports/crisis/push-store.ts';
import type { WithActors } from '../database/actors.ts';
import type { Tx } from '../database/database.ts';
import {
  type ActorOf,
  columnsOf,
  jsonOf,
  manyOf,
  oneOf,
  type Part,
  toDeed,
  toInstant,
} from '../database/rows.ts';
import { type CrisisPush, type CrisisTarget, Prisma } from '../generated/client.ts';

/** How the signed card of the target `t` stands. */
const SIGNED_DELIVERY = `
  SELECT jsonb_build_object('conversationId', d.conversation_id, 'platform', c.platform, 'state', d.state,
    'reason', d.reason, 'settledAt', d.settled_at, 'contact', (SELECT contact FROM channel
      WHERE channel.conversation_id = d.conversation_id AND channel.partnership_id = d.partnership_id
      ORDER BY active DESC LIMIT 1))
  FROM delivery AS d JOIN conversation AS c ON c.id = d.conversation_id
  WHERE d.record_id = t.id AND d.card = '${PUSH_CARD}' AND d.revision = ${SIGNED_REVISION}
  ORDER BY d."order" DESC LIMIT 1`;

/** Everything of the push `p` of the message `m`. */
const WHOLE_PUSH = Prisma.raw(
  [
    columnsOf('p', Prisma.CrisisPushScalarFieldEnum),
    'm.partnership_id AS "partnershipId", m.unit_id AS "unitId"',
    `(SELECT coalesce(next.content->>'reference', '') FROM crisis_version AS next
      WHERE next.id = p.overtaken_by_id) AS "replacedBy"`,
    `(SELECT jsonb_object_agg(platform, seen) FROM
      (SELECT platform, max(seen_at) AS seen FROM connection GROUP BY platform) AS those) AS platforms`,
    `${manyOf(
      `${jsonOf('t', Prisma.CrisisTargetScalarFieldEnum)} || jsonb_build_object('delivery', (${SIGNED_DELIVERY}))`,
      'crisis_target AS t WHERE t.version_id = p.version_id',
    )} AS targets`,
  ].join(', '),
);

interface DeliveryRow {
  readonly conversationId: string;
  readonly platform: string;
  readonly contact: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly settledAt: string | null;
}

interface Row extends CrisisPush {
  readonly partnershipId: string;
  readonly unitId: string;
  readonly replacedBy: string | null;
  /** When each was last seen to be run; nothing as long as no process has said what it runs. */
  readonly platforms: Readonly<Record<string, string>> | null;
  readonly targets: readonly (Part<CrisisTarget> & { readonly delivery: DeliveryRow | null })[];
}

/** A push with all of its targets. */
export async function readPush(
  tx: Pick<Tx, '$queryRaw'>,
  versionId: string,
  withActors: WithActors,
): Promise<Push | undefined> {
  return (await readPushes(tx, [versionId], withActors)).at(0);
}

/** Pushes with all of their targets, and how the signed card stands at each, in one statement. */
export async function readPushes(
  tx: Pick<Tx, '$queryRaw'>,
  versionIds: readonly string[],
  withActors: WithActors,
): Promise<readonly Push[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${WHOLE_PUSH} FROM crisis_push AS p
    JOIN crisis_version AS v ON v.id = p.version_id
    JOIN crisis_message AS m ON m.id = v.message_id
    WHERE p.version_id = ANY(${[...versionIds]}::uuid[])`;
  return withActors((of) => rows.map((row) => toPush(row, of)));
}

function toPush(row: Row, of: ActorOf): Push {
  const { versionId, partnershipId, unitId, revision } = row;
  return {
    ...{ versionId, partnershipId, unitId, revision },
    pushed: toDeed(of(row.pushedById), row.pushedAt),
    stopped: toDeed(of(row.stoppedById), row.stoppedAt),
    replacedBy: row.replacedBy ?? undefined,
    targets: row.targets.map(({ id, key, confirmedById, confirmedAt, delivery }): PushedTarget => {
      const confirmed = toDeed(of(confirmedById), confirmedAt);
      return { id, key, confirmed, delivery: delivery ? toDelivery(delivery, row) : undefined };
    }),
  };
}

/** @throws UnknownWord */
function toDelivery(row: DeliveryRow, { platforms }: Row): PushedDelivery {
  const { conversationId, platform } = row;
  const seen = platforms?.[platform];
  return {
    ...{ conversationId, platform },
    platformSeen: platforms ? (seen ? toInstant(seen) : 'never') : undefined,
    contact: row.contact ?? undefined,
    state: oneOf(DELIVERY_STATES, row.state),
    reason: row.reason ?? undefined,
    settledAt: toInstant(row.settledAt),
  };
}
