import type { MessageVersion } from '../../../src/domain/crisis/message.ts';
import type { CrisisMessage, MessageComment } from '../../../src/domain/crisis/message-record.ts';
import type { BriefingReceipt, Spokesperson } from '../../../src/domain/crisis/spokesperson.ts';
import type { CrisisTemplate } from '../../../src/domain/crisis/template.ts';
import type { CrisisUnit, Sitrep } from '../../../src/domain/crisis/unit.ts';
import type {
  CrisisMessageStore,
  CrisisTemplateStore,
  CrisisUnitStore,
  SpokespersonStore,
} from '../../../src/ports/crisis/crisis-store.ts';

/** What the memory holds of crisis units. Values never change, so a copy of the maps is a copy of it all. */
export interface MemoryCrisis {
  units: Map<string, CrisisUnit>;
  sitreps: Sitrep[];
  messages: Map<string, CrisisMessage>;
  versions: Map<string, MessageVersion>;
  touches: Map<string, number>;
  comments: MessageComment[];
  voices: Map<string, Spokesperson>;
  receipts: BriefingReceipt[];
  templates: Map<string, CrisisTemplate>;
}

export function emptyCrisis(): MemoryCrisis {
  return {
    units: new Map(),
    sitreps: [],
    messages: new Map(),
    versions: new Map(),
    touches: new Map(),
    comments: [],
    voices: new Map(),
    receipts: [],
    templates: new Map(),
  };
}

export function unitsOf({ units, sitreps }: MemoryCrisis): CrisisUnitStore {
  const of = (partnershipId: string) =>
    [...units.values()].filter((unit) => unit.partnershipId === partnershipId);
  return {
    insert: async (unit) => void units.set(unit.id, unit),
    update: async (unit) => void units.set(unit.id, unit),
    async updateAll(all) {
      for (const unit of all) units.set(unit.id, unit);
    },
    lock: async (ids) => new Set(ids.filter((id) => units.has(id))),
    findAll: async (ids) => ids.flatMap((id) => units.get(id) ?? []),
    lockPartnership: async () => undefined,
    findForUpdate: async (id) => units.get(id),
    find: async (id) => units.get(id),
    findByReference: async (id, reference) => of(id).find((one) => one.reference === reference),
    listOpen: async (id) => of(id).filter(({ closedAt }) => closedAt === undefined),
    list: async (id, most) => of(id).toReversed().slice(0, most),
    insertSitrep: async (sitrep) => void sitreps.push(sitrep),
    findSitrep: async (id) => sitreps.find((one) => one.id === id),
    listSitreps: async (unitId) => sitreps.filter((one) => one.unitId === unitId).toReversed(),
  };
}

export function messagesOf(memory: MemoryCrisis): CrisisMessageStore {
  const { messages, versions, touches, comments } = memory;
  const versionsOf = (messageId: string) =>
    [...versions.values()].filter((one) => one.messageId === messageId);
  const touch = (id: string) => {
    const revision = (touches.get(id) ?? 1) + 1;
    touches.set(id, revision);
    return revision;
  };
  return {
    insert: async (message) => void messages.set(message.id, message),
    updateBeside: async (message) => void messages.set(message.id, message),
    find: async (id) => messages.get(id),
    list: async (unitId) => [...messages.values()].filter((one) => one.unitId === unitId),
    insertVersion: async (version) => void versions.set(version.id, version),
    updateSignatures: async (version) => void versions.set(version.id, version),
    findVersion: async (id) => versions.get(id),
    findVersions: async (ids) => ids.flatMap((id) => versions.get(id) ?? []),
    newestOfUnits: async (unitIds) =>
      Map.groupBy(
        [...messages.values()]
          .filter(({ unitId }) => unitIds.includes(unitId))
          .flatMap(({ id }) => versionsOf(id).at(-1) ?? []),
        ({ unitId }) => unitId,
      ),
    newestVersion: async (messageId) => versionsOf(messageId).at(-1),
    listVersions: async (messageId) => versionsOf(messageId),
    touchVersion: async (id) => touch(id),
    touchVersions: async (ids) => new Map(ids.map((id) => [id, touch(id)])),
    insertComment: async (comment) => void comments.push(comment),
    listComments: async (id) => comments.filter(({ versionId }) => versionId === id),
  };
}

export function voicesOf({ voices, receipts }: MemoryCrisis): SpokespersonStore {
  return {
    insert: async (voice) => void voices.set(voice.id, voice),
    update: async (voice) => void voices.set(voice.id, voice),
    find: async (id) => voices.get(id),
    list: async (partnershipId) =>
      [...voices.values()].filter((one) => one.partnershipId === partnershipId && one.active),
    addReceipt: async (receipt) => void receipts.push(receipt),
    listReceipts: async (ids) => receipts.filter(({ voiceId }) => ids.includes(voiceId)),
  };
}

export function templatesOf({ templates }: MemoryCrisis): CrisisTemplateStore {
  return {
    async save(template) {
      const { partnershipId, key, language } = template;
      templates.set(`${partnershipId} ${key} ${language}`, template);
    },
    list: async (partnershipId) =>
      [...templates.values()].filter((one) => one.partnershipId === partnershipId),
  };
}
