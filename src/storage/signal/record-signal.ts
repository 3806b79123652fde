import { randomUUID } from 'node:crypto';
import { NUMBER_WIDTH, referenceStem } from '../../domain/reference.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { SignalStore } from '../../ports/signal/signal-store.ts';
import type { Tx } from '../database/database.ts';
import type { InForce } from '../database/protocol-memory.ts';
import { Prisma } from '../generated/client.ts';
import { appending } from '../protection/audit-store.ts';
import { fromSignal } from './signal-rows.ts';

const SERIES = 'S';

interface Recorded {
  readonly signal: Parameters<SignalStore['record']>[0];
  readonly year: number;
  readonly detail: Parameters<SignalStore['record']>[2];
}

/** Locks in the order in which everybody does: the counter, the record, and the end of the audit chain. */
export async function recordSignal(
  tx: Tx,
  inForce: InForce,
  { signal, year, detail }: Recorded,
): Promise<Signal> {
  const { partnershipId, raised } = signal;
  // Of the reference, until the statement has made it: nothing else in the log's line is like it.
  const mark = randomUUID();
  const row = fromSignal({ ...signal, reference: mark });
  const who = { partnershipId, memberId: raised.by.memberId };
  const draft = { action: 'signal.raised', model: 'signal', recordId: signal.id };
  const line = appending(
    who,
    { ...draft, detail: { reference: mark, ...detail } },
    raised.at,
    (payload) => Prisma.sql`replace(${payload}, ${mark}, made.reference)`,
    inForce.asked(partnershipId),
  );
  const [made] = await tx.$queryRaw<{ reference: string; stands: boolean }[]>`
    WITH counted AS (
      INSERT INTO counter (partnership_id, series, year, value)
      VALUES (${partnershipId}::uuid, ${SERIES}, ${year}, 1)
      ON CONFLICT (partnership_id, series, year) DO UPDATE SET value = counter.value + 1
      RETURNING value::text AS number
    ), made AS (
      INSERT INTO signal (id, partnership_id, reference, status, categories, urgency, area, raised_by_id, raised_at,
                          source_kind, source_contact, due_acknowledge, due_first_step, links, revision)
      SELECT ${signal.id}::uuid, ${partnershipId}::uuid,
             ${referenceStem(SERIES, year)} || repeat('0', ${NUMBER_WIDTH}::int - length(number)) || number,
             ${row.status}, ${row.categories}::text[], ${row.urgency}, ${row.area}, ${row.raisedById}::uuid,
             ${row.raisedAt}::timestamptz, ${row.sourceKind}, ${row.sourceContact}::boolean,
             ${row.dueAcknowledge}::timestamptz, ${row.dueFirstStep}::timestamptz, ${row.links}::text[],
             ${row.revision}::int
      FROM counted
      RETURNING reference
    )
    SELECT reference, ${line} IS NOT NULL AS stands FROM made`;
  inForce.require(made?.stands);
  if (!made) throw new Error('A signal was not made.');
  return { ...signal, reference: made.reference };
}
