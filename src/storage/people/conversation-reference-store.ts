import type {
  ConversationReference,
  ReferenceStore,
} from '../../ports/people/conversation-reference-store.ts';
import type { Database } from '../database/database.ts';
import { oneOf, present, toDate, toInstant } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

/** What says the same is written again only after so long: to know that it is still seen. */
const LATELY = { hours: 1 };

export function referenceStore({ prisma }: Database): ReferenceStore {
  return {
    async find(platform, tenant, kind, external) {
      const key = { platform, tenant, kind, external };
      const where = { platform_tenant_kind_external: key };
      return present(await prisma.conversationReference.findUnique({ where }), toReference);
    },
    async findLatest(platform, tenant) {
      const newest = { where: { platform, tenant }, orderBy: { seenAt: 'desc' } } as const;
      return present(await prisma.conversationReference.findFirst(newest), toReference);
    },
    async tenants(platform) {
      const some = { where: { platform }, select: { tenant: true }, distinct: 'tenant' } as const;
      return (await prisma.conversationReference.findMany(some)).map(({ tenant }) => tenant);
    },
    async save(reference) {
      const { platform, tenant, kind, external } = reference;
      const where = { platform_tenant_kind_external: { platform, tenant, kind, external } };
      const row = await prisma.conversationReference.findUnique({ where });
      if (row && isKnown(toReference(row), reference)) return;
      const data = { ...reference, seenAt: toDate(reference.seenAt) };
      await prisma.conversationReference.upsert({ where, create: data, update: data });
    },
    async remove(platform, tenant, external) {
      await prisma.conversationReference.deleteMany({ where: { platform, tenant, external } });
    },
  };
}

/** It says the same, and was said lately; or it is newer, and this one came late. */
function isKnown(there: ConversationReference, told: ConversationReference): boolean {
  const { conversation, serviceUrl, botId, seenAt } = there;
  const same =
    conversation === told.conversation && serviceUrl === told.serviceUrl && botId === told.botId;
  const until = same ? seenAt.add(LATELY) : seenAt;
  return Temporal.Instant.compare(told.seenAt, until) < 0;
}

/** @throws UnknownWord */
function toReference(row: Prisma.ConversationReferenceGetPayload<object>): ConversationReference {
  return {
    ...row,
    platform: oneOf(['teams'], row.platform),
    kind: oneOf(['channel', 'direct'], row.kind),
    seenAt: toInstant(row.seenAt),
  };
}
