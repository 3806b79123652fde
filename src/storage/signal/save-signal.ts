import type { Lead, Signal } from '../../domain/signal/signal.ts';
import type { Tx } from '../database/database.ts';
import { toDate } from '../database/rows.ts';
import { updatingRows } from '../database/saving-rows.ts';
import { Prisma } from '../generated/client.ts';
import { deedsOf, fromContact, fromSignal, fromStep } from './signal-rows.ts';

const { sql } = Prisma;

/** A signal with all that belongs to it, in one statement: an earlier lead is ended, and what is undone taken away. */
export async function saveSignal(tx: Tx, signal: Signal): Promise<void> {
  const { id, lead } = signal;
  await tx.$executeRaw`
    WITH ${deedsAsSql(signal)}, ${lead ? sql`${leadAsSql(id, lead)},` : Prisma.empty}
    steps AS (${stepsAsSql(signal)})
    ${updatingRows('signal', [fromSignal(signal)])}`;
}

function deedsAsSql(signal: Signal): Prisma.Sql {
  const { id } = signal;
  const deeds = deedsOf(signal).map(([kind, { by, at }]) => {
    return { kind, by_id: by.memberId, at: toDate(at) };
  });
  return sql`
    undone AS (
      DELETE FROM signal_deed
      WHERE signal_id = ${id}::uuid AND kind <> ALL(${deeds.map(({ kind }) => kind)}::text[])
    ), done AS (
      INSERT INTO signal_deed (signal_id, kind, by_id, at)
      SELECT ${id}::uuid, kind, by_id, at FROM jsonb_to_recordset(${JSON.stringify(deeds)}::jsonb)
        AS deed (kind text, by_id uuid, at timestamptz)
      ON CONFLICT (signal_id, kind) DO UPDATE SET by_id = EXCLUDED.by_id, at = EXCLUDED.at
    )`;
}

function leadAsSql(signalId: string, lead: Lead): Prisma.Sql {
  const { id, mode, suggested, chosen, acceptBy } = lead;
  const chosenAt = toDate(chosen.at);
  const contacts = lead.contacts.map((one, order) => fromContact(id, one, order));
  return sql`
    ended AS (
      UPDATE lead SET ended_at = ${chosenAt}::timestamptz
      WHERE signal_id = ${signalId}::uuid AND ended_at IS NULL AND id <> ${id}::uuid
    ), led AS (
      INSERT INTO lead (id, signal_id, mode, suggested, chosen_by_id, chosen_at, accept_by)
      VALUES (${id}::uuid, ${signalId}::uuid, ${mode}, ${suggested}, ${chosen.by.memberId}::uuid,
              ${chosenAt}::timestamptz, ${toDate(acceptBy)}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET
        mode = EXCLUDED.mode, suggested = EXCLUDED.suggested, chosen_by_id = EXCLUDED.chosen_by_id,
        chosen_at = EXCLUDED.chosen_at, accept_by = EXCLUDED.accept_by
    ), contacts AS (
      INSERT INTO lead_contact (id, lead_id, signal_id, "order", side, member_id, state, answered_at,
                                handover_to_id, outgoing_at, incoming_at)
      SELECT "id", "leadId", ${signalId}::uuid, "order", "side", "memberId", "state", "answeredAt",
             "handoverToId", "outgoingAt", "incomingAt"
      FROM jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) AS contact (
        "id" uuid, "leadId" uuid, "order" int, "side" text, "memberId" uuid, "state" text,
        "answeredAt" timestamptz, "handoverToId" uuid, "outgoingAt" timestamptz, "incomingAt" timestamptz)
      ON CONFLICT (id) DO UPDATE SET
        "order" = EXCLUDED."order", side = EXCLUDED.side, member_id = EXCLUDED.member_id,
        state = EXCLUDED.state, answered_at = EXCLUDED.answered_at,
        handover_to_id = EXCLUDED.handover_to_id, outgoing_at = EXCLUDED.outgoing_at,
        incoming_at = EXCLUDED.incoming_at
    )`;
}

/** The new ones in their order. */
function stepsAsSql(signal: Signal): Prisma.Sql {
  const rows = JSON.stringify(signal.steps.map((step) => fromStep(signal, step)));
  return sql`
    INSERT INTO step (id, partnership_id, signal_id, what, state, postponed, owner_id, due_at,
                      set_by_id, set_at, settled_by_id, settled_at)
    SELECT "id", "partnershipId", "signalId", "what", "state", "postponed", "ownerId", "dueAt",
           "setById", "setAt", "settledById", "settledAt"
    FROM ROWS FROM (jsonb_to_recordset(${rows}::jsonb) AS (
      "id" uuid, "partnershipId" uuid, "signalId" uuid, "what" text, "state" text, "postponed" int,
      "ownerId" uuid, "dueAt" timestamptz, "setById" uuid, "setAt" timestamptz, "settledById" uuid,
      "settledAt" timestamptz)) WITH ORDINALITY
    ORDER BY ordinality
    ON CONFLICT (id) DO UPDATE SET
      what = EXCLUDED.what, state = EXCLUDED.state, postponed = EXCLUDED.postponed,
      owner_id = EXCLUDED.owner_id, due_at = EXCLUDED.due_at, set_by_id = EXCLUDED.set_by_id,
      set_at = EXCLUDED.set_at, settled_by_id = EXCLUDED.settled_by_id,
      settled_at = EXCLUDED.settled_at`;
}
