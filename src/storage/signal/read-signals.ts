import type { AskedSignals } from '../../ports/signal/signal-store.ts';
import type { Tx } from '../database/database.ts';
import { columnsOf, jsonOf, manyOf } from '../database/rows.ts';
import { Prisma } from '../generated/client.ts';
import { orderOf, pickSignals } from './signal-picks.ts';
import type { SignalRow } from './signal-rows.ts';

const CONTACTS = manyOf(
  `${jsonOf('c', Prisma.LeadContactScalarFieldEnum)} ORDER BY c."order"`,
  'lead_contact AS c WHERE c.lead_id = l.id',
);
const LEAD = `${jsonOf('l', Prisma.LeadScalarFieldEnum)} || jsonb_build_object('contacts', ${CONTACTS})`;
const STEP = `${jsonOf('t', Prisma.StepScalarFieldEnum)} ORDER BY t."order"`;
const DEED = jsonOf('d', Prisma.SignalDeedScalarFieldEnum);
const DEEDS = manyOf(DEED, 'signal_deed AS d WHERE d.signal_id = s.id');
const LEADS = manyOf(LEAD, 'lead AS l WHERE l.signal_id = s.id AND l.ended_at IS NULL');
const STEPS = manyOf(STEP, 'step AS t WHERE t.signal_id = s.id');

/** Before it is acknowledged it has none: see `SIGNAL_LIFE`. */
const once = (parts: string, name: string) =>
  `CASE WHEN s.acknowledged_at IS NULL THEN '[]' ELSE ${parts} END AS ${name}`;

/** Everything of a signal that is not protected text, of the table `s`. */
export const WHOLE_SIGNAL = Prisma.raw(
  [
    columnsOf('s', Prisma.SignalScalarFieldEnum),
    ...[once(DEEDS, 'deeds'), once(LEADS, 'leads'), once(STEPS, 'steps')],
  ].join(', '),
);

/**
 * Signals with all their parts in one statement. Parts are read of those alone that were picked: Prisma would read
 * them of all that a filter lets through before it cuts off a page.
 *
 * @param picked a query of whole rows of `signal`.
 * @param order in which they come; nothing: there is one.
 */
export function readSignals(tx: Pick<Tx, '$queryRaw'>, picked: Prisma.Sql, order = Prisma.empty) {
  return tx.$queryRaw<SignalRow[]>`SELECT ${WHOLE_SIGNAL} FROM (${picked}) AS s ${order}`;
}

/** Several pages in one statement. One that stands on several comes, and is read, once. */
export function readPages(tx: Pick<Tx, '$queryRaw'>, pages: readonly AskedSignals[]) {
  const each = pages.map(
    ({ filter, page }, index) => Prisma.sql`
      (SELECT ${index}::int AS asked, row_number() OVER (${orderOf(page)})::int AS place, s.*
       FROM (${pickSignals(filter, page)}) AS s)`,
  );
  return tx.$queryRaw<PagedRow[]>`
    SELECT ${WHOLE_SIGNAL}, s.stands FROM (
      SELECT found.*, row_number() OVER of_one AS copy,
        jsonb_agg(jsonb_build_object('asked', found.asked, 'place', found.place)) OVER of_one AS stands
      FROM (${Prisma.join(each, ' UNION ALL ')}) AS found WINDOW of_one AS (PARTITION BY found.id)
    ) AS s WHERE s.copy = 1`;
}

interface PagedRow extends SignalRow {
  /** On which of the pages, and where there. */
  readonly stands: readonly { readonly asked: number; readonly place: number }[];
}
