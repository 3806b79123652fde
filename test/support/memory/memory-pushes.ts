import type { Deed } from '../../../src/domain/people/member.ts';
import type { PushStore } from '../../../src/ports/crisis/push-store.ts';
import type { MemoryCrisis } from './memory-crisis.ts';

export interface MemoryPush {
  readonly overtakenBy: string | undefined;
  readonly revision: number;
  readonly targets: readonly {
    readonly id: string;
    readonly key: string;
    readonly confirmed: Deed | undefined;
  }[];
}

const FRESH: MemoryPush = { overtakenBy: undefined, revision: 1, targets: [] };

interface PushMemory extends MemoryCrisis {
  readonly pushes: Map<string, MemoryPush>;
}

/** Pushes in memory, from which nothing ever leaves. */
export function pushesOf(memory: PushMemory): PushStore {
  const { pushes, versions } = memory;
  const change = (versionId: string, to: Partial<MemoryPush>) =>
    void pushes.set(versionId, { ...(pushes.get(versionId) ?? FRESH), ...to });
  const find: PushStore['find'] = async (versionId) => {
    const version = versions.get(versionId);
    if (!version?.pushed) return undefined;
    const { overtakenBy, revision, targets } = pushes.get(versionId) ?? FRESH;
    return {
      versionId,
      partnershipId: version.partnershipId,
      unitId: version.unitId,
      pushed: version.pushed,
      stopped: version.stopped,
      replacedBy: overtakenBy && versions.get(overtakenBy)?.content.reference,
      revision,
      targets: targets.map((target) => ({ ...target, delivery: undefined })),
    };
  };
  const pushedVersions = () =>
    [...versions.values()]
      .filter(({ pushed }) => pushed !== undefined)
      .toSorted((a, b) => Temporal.Instant.compare(a.pushed?.at ?? '', b.pushed?.at ?? ''));
  return {
    async begin(versionId, pushed, targets) {
      const version = versions.get(versionId);
      if (!version || version.pushed) return false;
      versions.set(versionId, { ...version, pushed });
      change(versionId, { targets: targets.map((one) => ({ ...one, confirmed: undefined })) });
      return true;
    },
    find,
    findForUpdate: find,
    findForBoard: find,
    // Nothing leaves.
    leaving: async () => undefined,
    async versionOfTarget(id) {
      return [...pushes].find(([, { targets }]) => targets.some((one) => one.id === id))?.[0];
    },
    async versionOfReference(partnershipId, reference) {
      return pushedVersions().findLast(
        (one) => one.partnershipId === partnershipId && one.content.reference === reference,
      )?.id;
    },
    async listOfUnit(unitId) {
      return pushedVersions()
        .filter((one) => one.unitId === unitId)
        .map(({ id, messageId }) => ({
          versionId: id,
          follows: memory.messages.get(messageId)?.followsId,
          overtaken: pushes.get(id)?.overtakenBy !== undefined,
        }));
    },
    async overtake(versionIds, overtakenBy) {
      for (const versionId of versionIds) change(versionId, { overtakenBy });
    },
    async stop(versionId, stopped) {
      const version = versions.get(versionId);
      if (version) versions.set(versionId, { ...version, stopped });
    },
    async confirm(targetId, confirmed) {
      for (const [versionId, { targets }] of pushes) {
        const confirm = (one: MemoryPush['targets'][number]) =>
          one.id === targetId && !one.confirmed ? { ...one, confirmed } : one;
        change(versionId, { targets: targets.map(confirm) });
      }
    },
    resolve: async () => false,
    async touch(versionId) {
      const revision = (pushes.get(versionId) ?? FRESH).revision + 1;
      change(versionId, { revision });
      return [];
    },
    settle: async () => ({ last: false }),
    exerciseMarks: async (_, ids) => new Map(ids.map((id) => [id, true])),
  };
}
