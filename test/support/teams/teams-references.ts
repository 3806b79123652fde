import type {
  ConversationReference,
  ReferenceStore,
} from '../../../src/ports/people/conversation-reference-store.ts';

/** References in memory, for tests of what uses them; the store has tests of its own. */
export function memoryReferences(...known: ConversationReference[]): ReferenceStore {
  let all = known;
  const same = (one: ConversationReference, other: Partial<ConversationReference>) =>
    one.tenant === other.tenant &&
    one.external === other.external &&
    (other.kind === undefined || one.kind === other.kind);
  return {
    find: async (_platform, tenant, kind, external) =>
      all.find((one) => same(one, { tenant, kind, external })),
    findLatest: async (_platform, tenant) =>
      all
        .filter((one) => one.tenant === tenant)
        .toSorted((one, other) => Temporal.Instant.compare(other.seenAt, one.seenAt))[0],
    tenants: async () => [...new Set(all.map(({ tenant }) => tenant))],
    async save(reference) {
      all = [...all.filter((one) => !same(one, reference)), reference];
    },
    async remove(_platform, tenant, external) {
      all = all.filter((one) => !same(one, { tenant, external }));
    },
  };
}
