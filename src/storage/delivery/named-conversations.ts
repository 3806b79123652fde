import type { NamedConversation } from '../../ports/delivery/parked-store.ts';
import { Prisma } from '../generated/client.ts';
import { toConversation } from './conversation-rows.ts';

const { empty, sql } = Prisma;

/** A conversation within JSON. */
export interface NamedRow
  extends Readonly<Record<'id' | 'platform' | 'tenant' | 'kind' | 'external', string>> {
  readonly name: string | null;
}

/**
 * As SQL, the conversation `c` as a partnership's register calls it, as JSON.
 *
 * @param partnershipId as SQL; nothing: as any partnership does.
 */
export function namedConversation(partnershipId?: Prisma.Sql): Prisma.Sql {
  const own = partnershipId ? sql`AND partnership_id = ${partnershipId}` : empty;
  return sql`jsonb_build_object('id', c.id, 'platform', c.platform, 'tenant', c.tenant, 'kind', c.kind,
    'external', c.external, 'name', CASE c.kind
      WHEN 'channel' THEN (SELECT name FROM channel WHERE conversation_id = c.id ${own} LIMIT 1)
      ELSE (
        SELECT person.name || ', ' || organisation.name
        FROM account
        JOIN (SELECT * FROM member WHERE TRUE ${own}) AS person ON person.id = member_id
        JOIN organisation ON organisation.id = organisation_id
        WHERE platform = c.platform AND tenant = c.tenant AND "user" = c.external LIMIT 1)
    END)`;
}

/** @throws UnknownWord */
export function toNamed({ name, ...row }: NamedRow): NamedConversation {
  return { ...toConversation(row), name: name ?? undefined };
}
