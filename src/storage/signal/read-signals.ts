import type { AskedSignals } from '../../ports/signal/signal-store.ts';
import type { Tx } from '../database/database.ts';
import { Prisma } from '../generated/client.ts';
import { columnsOf, jsonOf, manyOf } from '../parts.ts';
import { orderOf, pickSignals } from './signal-picks.ts';
import type { SignalRow } from './signal-rows.ts';

const CONTACTS = manyOf(
  `${jsonOf('c', Prisma.LeadContactScalarFieldEnum)} ORDER BY c."order"`,
  'lead_contact AS c WHERE c.lead_id = l.id',
);
const LEAD = `${jsonOf('l', Prisma.LeadScalarFieldEnum)} || jsonb_build_object('contacts', ${CONTACTS})`;
const STEP = `${jsonOf('t', Prisma.StepScalarFieldEnum)} ORDER BY t."order"`;

/** Everything of a signal that is not protected text, of the table `s`. */
const WHOLE_SIGNAL = Prisma.raw(
  [
    columnsOf('s', Prisma.SignalScalarFieldEnum),
    `${manyOf(jsonOf('d', Prisma.SignalDeedScalarFieldEnum), 'signal_deed AS d WHERE d.signal_id = s.id')} AS deeds`,
    `${manyOf(LEAD, 'lead AS l WHERE l.signal_id = s.id AND l.ended_at IS NULL')} AS leads`,
    `${manyOf(STEP, 'step AS t WHERE t.signal_id = s.id')} AS steps`,
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

/** Several pages in one statement; each row says which of them it stands on. */
export function readPages(tx: Pick<Tx, '$queryRaw'>, pages: readonly AskedSignals[]) {
  const each = pages.map(
    ({ filter, page }, index) => Prisma.sql`
      SELECT ${index}::int AS asked, row_number() OVER (${orderOf(page)})::int AS place, ${WHOLE_SIGNAL}
      FROM (${pickSignals(filter, page)}) AS s`,
  );
  const all = Prisma.join(
    each.map((one) => Prisma.sql`(${one})`),
    ' UNION ALL ',
  );
  return tx.$queryRaw<(SignalRow & { readonly asked: number })[]>`
    SELECT * FROM (${all}) AS found ORDER BY asked, place`;
}
