import { SIDES } from '../../domain/people/side.ts';
import type { LeavingTarget } from '../../ports/crisis/push-store.ts';
import type { Session } from '../database/migrate.ts';
import { oneOf } from '../database/rows.ts';

type Row = {
  readonly key: string;
  readonly version_id: string;
  readonly mark: string;
  readonly live: boolean;
  readonly stopped: boolean;
  readonly closed: boolean;
  readonly overtaken_by: string | null;
  readonly overtaken_mark: string | null;
  readonly signed: readonly string[];
  readonly exercise: boolean | null;
};

const LEAVING = `
  SELECT target.key, push.version_id, version.xmin::text AS mark, push.stopped_by_id IS NOT NULL AS stopped,
    unit.closed_at IS NOT NULL AS closed, push.overtaken_by_id AS overtaken_by, next.xmin::text AS overtaken_mark,
    ARRAY(SELECT side FROM crisis_signature WHERE crisis_signature.version_id = version.id) AS signed,
    (SELECT exercise FROM channel WHERE active AND channel.conversation_id = $2::uuid
      AND channel.partnership_id = $3::uuid LIMIT 1) AS exercise,
    partnership.live
  FROM crisis_target AS target
  JOIN crisis_push AS push ON push.version_id = target.version_id
  JOIN crisis_version AS version ON version.id = push.version_id
  JOIN crisis_message AS message ON message.id = version.message_id
  JOIN crisis_unit AS unit ON unit.id = message.unit_id
  JOIN partnership ON partnership.id = unit.partnership_id
  LEFT JOIN crisis_version AS next ON next.id = push.overtaken_by_id
  WHERE target.id = $1::uuid`;

/**
 * Everything but the content that a target's card is judged by as it leaves, in one row. Whoever writes a row of a
 * version makes it another one, with another `xmin`.
 */
export async function readLeaving(
  { query }: Pick<Session, 'query'>,
  targetId: string,
  {
    partnershipId,
    conversationId,
  }: { readonly partnershipId: string; readonly conversationId: string },
): Promise<LeavingTarget | undefined> {
  const [row] = await query<Row>(LEAVING, [targetId, conversationId, partnershipId]);
  if (!row) return undefined;
  const { key, version_id: id, mark, live, stopped, closed, overtaken_by: by } = row;
  return {
    ...{ key, live, stopped, closed, version: { id, mark } },
    overtakenBy: by === null ? undefined : { id: by, mark: row.overtaken_mark ?? '' },
    signed: row.signed.map((side) => oneOf(SIDES, side)),
    exercise: row.exercise ?? undefined,
  };
}
