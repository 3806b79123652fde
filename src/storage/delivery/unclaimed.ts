import type { KnownNames, Unclaimed } from '../../ports/delivery/unclaimed.ts';
import type { Database } from '../database/database.ts';
import { toDate, toInstant } from '../database/rows.ts';
import { WAITING } from './delivery-states.ts';
import { TRIED } from './reminder-rows.ts';

interface Row {
  readonly name: string;
  readonly platform: string | null;
  readonly count: number;
  readonly since: Date;
}

/**
 * What waits in vain as far as one process can tell: it does not know it, and nobody else has taken it up.
 *
 * @param before only what was due by then; it must leave time for the start of a process that does know it.
 */
export async function listUnclaimed(
  database: Pick<Database, 'prisma'>,
  known: KnownNames,
  before: Temporal.Instant,
): Promise<readonly Unclaimed[]> {
  const found = [
    { what: 'card', rows: await cards(database, known, toDate(before)) },
    { what: 'reminder', rows: await reminders(database, known, toDate(before)) },
    { what: 'job', rows: await jobs(database, known, toDate(before)) },
  ] as const;
  return found.flatMap(({ what, rows }) =>
    rows.map(({ name, platform, count, since }) => {
      return { what, name, platform: platform ?? undefined, count, since: toInstant(since) };
    }),
  );
}

function cards(
  { prisma }: Pick<Database, 'prisma'>,
  known: KnownNames,
  before: Date,
): Promise<Row[]> {
  return prisma.$queryRaw<Row[]>`
    SELECT card AS name, platform, count(*)::int AS count, min(due_at) AS since
    FROM delivery JOIN conversation ON conversation.id = conversation_id
    WHERE state = ANY(${WAITING}::text[]) AND due_at <= ${before} AND NOT (
      card = ANY(${known.cards}::text[]) AND platform = ANY(${known.platforms}::text[])
      AND partnership_id = ANY(${known.partnerships}::uuid[]))
    GROUP BY card, platform ORDER BY since`;
}

/** What is held was tried, by somebody who knows it. */
async function reminders(
  { prisma }: Pick<Database, 'prisma'>,
  { knowsReminder }: KnownNames,
  before: Date,
): Promise<Row[]> {
  const rows = await prisma.$queryRaw<(Row & { kind: string; occasion: string })[]>`
    SELECT kind, occasion, kind || ' ' || occasion AS name, NULL AS platform,
      count(*)::int AS count, min(due_at) AS since
    FROM reminder WHERE state = 'planned' AND ${TRIED} <= ${before}
    GROUP BY kind, occasion ORDER BY since`;
  return rows.filter(({ kind, occasion }) => !knowsReminder(kind, occasion));
}

/** A queue has plain jobs if it has one for its dead; the others carry nudges. */
async function jobs(
  { prisma }: Pick<Database, 'prisma'>,
  known: KnownNames,
  before: Date,
): Promise<Row[]> {
  const [there] = await prisma.$queryRaw<{ queue: boolean }[]>`
    SELECT to_regclass('pgboss.queue') IS NOT NULL AS queue`;
  if (!there?.queue) return [];
  return prisma.$queryRaw<Row[]>`
    SELECT job.name, NULL AS platform, count(*)::int AS count, min(start_after) AS since
    FROM pgboss.job JOIN pgboss.queue ON queue.name = job.name
    WHERE queue.dead_letter IS NOT NULL AND job.state < 'active' AND start_after <= ${before}
      AND job.name <> ALL(${known.jobs}::text[])
    GROUP BY job.name ORDER BY since`;
}
