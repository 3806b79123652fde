import type { SentCard, SentStore } from '../../ports/delivery/sent-store.ts';
import type { Tx } from '../database/database.ts';
import { jsonOf, manyOf, type Part, toInstant } from '../database/rows.ts';
import { Prisma, type Reminder } from '../generated/client.ts';
import { WAITING } from './delivery-states.ts';
import { toKept } from './reminder-rows.ts';

export function sentStore(tx: Tx): SentStore {
  return {
    async list(cards, recordIds) {
      const records = Prisma.sql`${[...recordIds]}::uuid[]`;
      const rows = await tx.$queryRaw<SentRow[]>`${sentOf(cards, records)} ORDER BY d."order"`;
      return rows.map(toSent);
    },
    async listOfReminded({ kind, recordId }, cards) {
      const records = Prisma.sql`ARRAY(SELECT id FROM kept UNION ALL SELECT ${recordId}::uuid)`;
      const [row] = await tx.$queryRaw<RemindedRow[]>`
        WITH kept AS (SELECT * FROM reminder WHERE kind = ${kind} AND record_id = ${recordId}::uuid)
        SELECT ${KEPT} AS reminders, (
          SELECT coalesce(jsonb_agg(sent ORDER BY sent."order"), '[]')
          FROM (${sentOf(cards, records)}) AS sent
        ) AS sent`;
      const { reminders = [], sent = [] } = row ?? {};
      return { reminders: reminders.map(toKept), sent: sent.map(toSent) };
    },
    async accounts(memberId) {
      const rows = await tx.account.findMany({ where: { memberId }, orderBy: { id: 'asc' } });
      return rows.map(({ platform, tenant, user }) => ({ platform, tenant, user }));
    },
  };
}

const KEPT = Prisma.raw(
  manyOf(`${jsonOf('kept', Prisma.ReminderScalarFieldEnum)} ORDER BY kept.due_at`, 'kept'),
);

interface SentRow {
  readonly card: string;
  readonly recordId: string;
  readonly conversationId: string;
  readonly memberId: string | null;
  readonly state: string;
  readonly settledAt: Date | string | null;
  readonly reason: string | null;
}

interface RemindedRow {
  readonly reminders: readonly Part<Reminder>[];
  readonly sent: readonly SentRow[];
}

/** Deliveries of these cards and records, each with whose own chat it went to. */
function sentOf(cards: readonly string[], records: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT d.card, d.record_id AS "recordId", d.conversation_id AS "conversationId", d.state, d.reason,
      d.settled_at AS "settledAt", d."order", (
        SELECT account.member_id FROM account JOIN member ON member.id = account.member_id
        WHERE c.kind = 'direct' AND account.platform = c.platform AND account.tenant = c.tenant
          AND account."user" = c.external AND member.partnership_id = d.partnership_id LIMIT 1
      ) AS "memberId"
    FROM delivery AS d JOIN conversation AS c ON c.id = d.conversation_id
    WHERE d.card = ANY(${[...cards]}::text[]) AND d.record_id = ANY(${records})`;
}

function toSent(row: SentRow): SentCard {
  const { card, recordId, conversationId, memberId, state, settledAt, reason } = row;
  return {
    ...{ card, recordId, conversationId },
    memberId: memberId ?? undefined,
    state: state === 'sent' ? 'arrived' : WAITING.includes(state) ? 'under_way' : 'failed',
    at: state === 'sent' ? toInstant(settledAt) : undefined,
    reason: reason ?? undefined,
  };
}
