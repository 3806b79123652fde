import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import { MENDINGS, TOO_LATE } from '../../ports/delivery/mending.ts';
import type {
  HeldPush,
  LateCard,
  ParkedCards,
  SetAside,
} from '../../ports/delivery/parked-store.ts';
import type { Tx } from '../database/database.ts';
import { oneOf, toInstant } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { type NamedRow, namedConversation, toNamed } from './named-conversations.ts';

const { empty, sql } = Prisma;

/** What waits for a decision: it was too late for it to leave by itself. */
export const LATE = { state: 'parked', mendedBy: 'deciding', card: { not: PUSH_CARD } };
/** Rows that no version sorted are mended by nothing that is known. */
const UNSORTED = 'unknown';

interface Placed {
  readonly conversation: NamedRow;
}
interface ParkedRow extends Placed {
  readonly reason: string | null;
  readonly mendedBy: string | null;
  readonly count: number;
  readonly since: string;
}
interface LateRow extends Placed {
  readonly id: string;
  readonly card: string;
  readonly since: string;
}
interface HeldRow extends Placed {
  readonly reference: string;
  readonly reason: string;
  readonly pushedAt: string;
}

/** What is set aside, as one row holds it. */
export interface SetAsideRow {
  readonly parked: readonly ParkedRow[];
  readonly late: readonly LateRow[];
  readonly held: readonly HeldRow[];
}

/** What does not go out, with why and where, in one statement. @param partnershipId of one alone; nothing: of all. */
export async function readSetAside(
  tx: Pick<Tx, '$queryRaw'>,
  partnershipId?: string,
): Promise<SetAside> {
  const [row] = await tx.$queryRaw<SetAsideRow[]>`SELECT ${setAside(partnershipId)}`;
  return toSetAside(row);
}

/** As SQL, the columns of a {@link SetAsideRow}. */
export function setAside(partnershipId?: string): Prisma.Sql {
  const partnership = partnershipId === undefined ? undefined : sql`${partnershipId}::uuid`;
  const own = partnership ? sql`AND d.partnership_id = ${partnership}` : empty;
  const conversation = sql`${namedConversation(partnership)} AS conversation`;
  // An answer that nobody waits for any more waits for nobody.
  const parked = sql`
    SELECT p.*, ${conversation} FROM (
      SELECT d.conversation_id, d.reason, d.mended_by AS "mendedBy", count(*)::int AS count,
        min(d.owed_at) AS since
      FROM delivery AS d
      WHERE d.state = 'parked' AND d.card <> ${PUSH_CARD} ${own}
        AND NOT (d.mended_by IS NULL AND d.reason = ${TOO_LATE})
      GROUP BY d.conversation_id, d.reason, d.mended_by) AS p
    JOIN conversation AS c ON c.id = p.conversation_id ORDER BY p.since`;
  const late = sql`
    SELECT d.id, d.card, d.owed_at AS since, ${conversation}
    FROM delivery AS d JOIN conversation AS c ON c.id = d.conversation_id
    WHERE d.state = 'parked' AND d.mended_by = ${LATE.mendedBy} AND d.card <> ${PUSH_CARD} ${own}
    ORDER BY d.owed_at`;
  const held = sql`
    SELECT version.content ->> 'reference' AS reference, d.reason, push.pushed_at AS "pushedAt", ${conversation}
    FROM delivery AS d
    JOIN conversation AS c ON c.id = d.conversation_id
    JOIN crisis_target AS target ON target.id = d.record_id
    JOIN crisis_push AS push ON push.version_id = target.version_id
    JOIN crisis_version AS version ON version.id = push.version_id
    WHERE d.state = 'held' AND d.card = ${PUSH_CARD} ${own}
    ORDER BY d."order"`;
  return sql`${listed(parked)} AS parked, ${listed(late)} AS late, ${listed(held)} AS held`;
}

/** As SQL, rows as a list in JSON, in their order. */
export function listed(rows: Prisma.Sql): Prisma.Sql {
  return sql`(SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM (${rows}) AS one)`;
}

/** @throws UnknownWord */
export function toSetAside(row: SetAsideRow | undefined): SetAside {
  const { parked = [], late = [], held = [] } = row ?? {};
  return { parked: parked.flatMap(toParked), late: late.map(toLate), held: held.map(toHeld) };
}

/** @returns nothing for what a person decides about: that is late. */
function toParked({ conversation, reason, mendedBy, count, since }: ParkedRow): ParkedCards[] {
  const sorted = oneOf(MENDINGS, mendedBy ?? UNSORTED);
  if (sorted === 'deciding') return [];
  const where = { conversation: toNamed(conversation), reason: reason ?? '' };
  return [{ ...where, mendedBy: sorted, count, since: toInstant(since) }];
}

function toLate({ id, card, since, conversation }: LateRow): LateCard {
  return { id, card, since: toInstant(since), conversation: toNamed(conversation) };
}

function toHeld({ conversation, reference, reason, pushedAt }: HeldRow): HeldPush {
  return { conversation: toNamed(conversation), reference, reason, pushedAt: toInstant(pushedAt) };
}
