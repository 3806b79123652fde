import type { MessageVersion } from '../../../src/domain/crisis/message.ts';
import type {
  CrisisMessage,
  CurrentMessage,
  MessageComment,
} from '../../../src/domain/crisis/message-record.ts';
import type { BriefingReceipt, Spokesperson } from '../../../src/domain/crisis/spokesperson.ts';
import type { CrisisTemplate } from '../../../src/domain/crisis/template.ts';
import type { CrisisUnit, Sitrep } from '../../../src/domain/crisis/unit.ts';
import type {
  CrisisMessageStore,
  CrisisTemplateStore,
  CrisisUnitStore,
  SpokespersonStore,
  WholeUnit,
  WholeVersion,
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

export function unitsOf(memory: MemoryCrisis): CrisisUnitStore {
  const { units, sitreps } = memory;
  const of = (partnershipId: string) =>
    [...units.values()].filter((unit) => unit.partnershipId === partnershipId);
  const sitrepsOf = (unitId: string) =>
    sitreps
      .filter((one) => one.unitId === unitId)
      .toReversed()
      .slice(0, 3);
  const whole = (unit: CrisisUnit | undefined): WholeUnit | undefined =>
    unit && { unit, messages: currentOf(memory, unit.id), sitreps: sitrepsOf(unit.id) };
  return {
    insert: async (unit) => void units.set(unit.id, unit),
    update: async (unit) => void units.set(unit.id, unit),
    lockPartnership: async () => undefined,
    findForUpdate: async (id) => units.get(id),
    find: async (id) => units.get(id),
    lockOfVersion: async () => undefined,
    findWhole: async (id) => whole(units.get(id)),
    findWholeByReference: async (id, reference) =>
      whole(of(id).find((one) => one.reference === reference)),
    listOpen: async (id) => of(id).filter(({ closedAt }) => closedAt === undefined),
    listOpenWhole: async (id) =>
      of(id).flatMap((unit) => (unit.closedAt === undefined ? (whole(unit) ?? []) : [])),
    insertSitrep: async (sitrep) => void sitreps.push(sitrep),
    findSitrep: async (id) => sitreps.find((one) => one.id === id),
    listSitreps: async (unitId) => sitrepsOf(unitId),
  };
}

export function messagesOf(memory: MemoryCrisis): CrisisMessageStore {
  const { units, messages, versions, touches, comments } = memory;
  const whole = (id: string): WholeVersion | undefined => {
    const version = versions.get(id);
    const unit = version && units.get(version.unitId);
    const message = version && messages.get(version.messageId);
    if (!version || !unit || !message) return undefined;
    const newest = versionsOf(memory, message.id).at(-1) ?? version;
    const asked = comments.filter(({ versionId }) => versionId === id);
    return { unit, message, version, newest, comments: asked };
  };
  return {
    insert: async (message) => void messages.set(message.id, message),
    updateBeside: async (message) => void messages.set(message.id, message),
    find: async (id) => messages.get(id),
    listCurrent: async (unitId) => currentOf(memory, unitId),
    insertVersion: async (version) => void versions.set(version.id, version),
    updateSignatures: async (version) => void versions.set(version.id, version),
    findVersion: async (id) => versions.get(id),
    findNumbered: async (messageId, number) =>
      versionsOf(memory, messageId).find((one) => one.number === number),
    findWhole: async (id) => whole(id),
    async findForPrint(id) {
      const found = whole(id);
      const earlier = currentOf(memory, found?.unit.id ?? '')
        .filter(
          ({ message, version }) => version.pushed && message.number < (found?.message.number ?? 0),
        )
        .map(({ version }) => version);
      return found && { ...found, earlier, replacedBy: undefined };
    },
    async touchVersion(id) {
      const revision = (touches.get(id) ?? 1) + 1;
      touches.set(id, revision);
      return revision;
    },
    insertComment: async (comment) => void comments.push(comment),
  };
}

function versionsOf({ versions }: MemoryCrisis, messageId: string): MessageVersion[] {
  return [...versions.values()].filter((one) => one.messageId === messageId);
}

function currentOf(memory: MemoryCrisis, unitId: string): CurrentMessage[] {
  const messages = [...memory.messages.values()].filter((one) => one.unitId === unitId);
  return messages.flatMap((message) => {
    const version = versionsOf(memory, message.id).at(-1);
    return version ? [{ message, version }] : [];
  });
}

export function voicesOf({ voices, receipts }: MemoryCrisis): SpokespersonStore {
  return {
    insert: async (voice) => void voices.set(voice.id, voice),
    update: async (voice) => void voices.set(voice.id, voice),
    find: async (id) => voices.get(id),
    list: async (partnershipId) =>
      [...voices.values()].filter((one) => one.partnershipId === partnershipId && one.active),
    addReceipt: async (receipt) => void receipts.push(receipt),
    isBriefed: async (voiceId, versionId) =>
      receipts.some((one) => one.voiceId === voiceId && one.versionId === versionId),
    async listBriefed(partnershipId, id) {
      const listed = [...voices.values()].filter((one) => one.partnershipId === partnershipId);
      const asked = listed.filter((one) => (id === undefined ? one.active : one.id === id));
      return asked.map((spokesperson) => ({ spokesperson, last: undefined }));
    },
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
