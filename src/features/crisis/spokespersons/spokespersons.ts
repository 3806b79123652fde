import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Scene, useCase } from '../../../bot/use-case.ts';
import {
  type BriefingReceipt,
  VOICE_REACH,
  type Voice,
} from '../../../domain/crisis/spokesperson.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { grantToCallVoice } from '../../../domain/sharing.ts';
import { BRIEFING_CARD } from '../crisis-cards.ts';
import { BRIEFED, LOOKS, SITS } from '../rights.ts';
import { takeUnitKey } from '../unit/take-unit-key.ts';

/** A voice with the version they were last briefed on. */
export interface ListedVoice {
  readonly voice: Voice;
  readonly last:
    | (BriefingReceipt & { readonly reference: string; readonly number: number })
    | undefined;
}

/** Everybody on the list; how they are reached is not in it. */
export const listVoices = useCase<Record<never, never>, readonly ListedVoice[]>({
  name: 'list-voices',
  right: LOOKS,
  async run(scene) {
    const { stores, partnership } = scene;
    const voices = await stores.crisisVoices.list(partnership.id);
    const result: ListedVoice[] = [];
    for (const voice of voices) result.push({ voice, last: await lastBriefing(scene, voice) });
    return { result, audit: [], shows: [] };
  },
});

export interface ShownVoice extends ListedVoice {
  /** How they are reached by phone; nothing: not known. */
  readonly reach: string;
  /** The pushed version that holds now: what they should be able to say. */
  readonly current:
    | { readonly id: string; readonly reference: string; readonly number: number }
    | undefined;
}

/** One voice with how they are reached: looking is logged. */
export const showVoice = useCase<{ readonly id: string }, ShownVoice>({
  name: 'show-voice',
  right: SITS,
  async run(scene, { id }) {
    const { stores, member, now } = scene;
    const voice = await findVoice(scene, id);
    const grant = grantToCallVoice(member, voice);
    const opened = grant ? await stores.protectedText.open(grant, now) : {};
    const last = await lastBriefing(scene, voice);
    const current = await currentVersion(scene);
    return {
      result: { voice, last, current, reach: opened[VOICE_REACH] ?? '' },
      audit: [],
      shows: [],
    };
  },
});

export interface SaveVoice extends Pick<Voice, 'kind' | 'name' | 'language' | 'area'> {
  /** Nothing: a new one. */
  readonly id?: string;
  readonly key: string;
  /** A member by id; empty: by phone only. */
  readonly memberId: string;
  readonly reach: string;
}

/** Puts a voice on the list, or changes one. */
export const saveVoice = useCase<SaveVoice, Voice>({
  name: 'save-voice',
  right: SITS,
  async run(scene, { id, key, memberId, reach, ...said }) {
    const { stores, partnership, people, now } = scene;
    const before = id === undefined ? undefined : await findVoice(scene, id);
    const recordId = before?.id ?? randomUUID();
    const person = people.find((one) => one.id === memberId);
    const voice: Voice = {
      ...said,
      id: recordId,
      partnershipId: partnership.id,
      member: person ? actorOf(person) : undefined,
      active: true,
    };
    if (!(await takeUnitKey(scene, 'crisis.voice', key, recordId))) {
      return { result: voice, audit: [], shows: [] };
    }
    await (before ? stores.crisisVoices.update(voice) : stores.crisisVoices.insert(voice));
    const record = { partnershipId: partnership.id, model: 'crisis_voice', recordId } as const;
    const sealed = await stores.protectedText.seal(record, { [VOICE_REACH]: reach }, now);
    const detail = { kind: voice.kind, sealed: sealed[VOICE_REACH] ?? '' };
    return { result: voice, audit: [line('crisis.voice_saved', recordId, detail)], shows: [] };
  },
});

/** Takes a voice off the list; what they were briefed on stays on record. */
export const removeVoice = useCase<{ readonly id: string }, Voice>({
  name: 'remove-voice',
  right: SITS,
  async run(scene, { id }) {
    const voice = await findVoice(scene, id);
    if (!voice.active) return { result: voice, audit: [], shows: [] };
    await scene.stores.crisisVoices.update({ ...voice, active: false });
    return { result: voice, audit: [line('crisis.voice_removed', voice.id, {})], shows: [] };
  },
});

interface Briefing {
  readonly voiceId: string;
  readonly versionId: string;
}

/** "I have read version 3, and I can say it": said by the voice themselves. */
export const confirmBriefing = useCase<Briefing, Voice>({
  name: 'confirm-briefing',
  right: BRIEFED,
  async run(scene, briefing) {
    const voice = await findVoice(scene, briefing.voiceId);
    if (voice.member?.memberId !== scene.member.id) {
      throw new Refusal('crisis_voice_not_yours', { name: voice.name });
    }
    return brief(scene, voice, briefing.versionId);
  },
});

/** The same for somebody who was spoken with by phone, said by whoever spoke with them. */
export const recordBriefing = useCase<Briefing, Voice>({
  name: 'record-briefing',
  right: SITS,
  async run(scene, { voiceId, versionId }) {
    return brief(scene, await findVoice(scene, voiceId), versionId);
  },
});

async function brief(scene: Scene, voice: Voice, versionId: string) {
  const { stores, member, now, partnership } = scene;
  const known = z.uuid().safeParse(versionId).success;
  const version = known ? await stores.crisisMessages.findVersion(versionId) : undefined;
  if (version?.partnershipId !== partnership.id || !version.pushed) {
    throw new Refusal('crisis_unknown');
  }
  const given = { by: actorOf(member), at: now };
  await stores.crisisVoices.addReceipt({ voiceId: voice.id, versionId, given });
  const detail = { version: versionId, message: version.content.reference };
  const audit = [line('crisis.briefed', voice.id, detail)];
  const shown = { card: BRIEFING_CARD, recordId: versionId, revision: 2, changesOnly: true };
  const tells = voice.member ? [{ ...shown, memberId: voice.member.memberId }] : [];
  return { result: voice, audit, shows: [], tells };
}

async function lastBriefing({ stores }: Scene, { id }: Voice): Promise<ListedVoice['last']> {
  const [receipt] = await stores.crisisVoices.listReceipts([id]);
  const version = receipt && (await stores.crisisMessages.findVersion(receipt.versionId));
  if (!receipt || !version) return undefined;
  return { ...receipt, reference: version.content.reference, number: version.number };
}

/** Of the units that are open, the version that was pushed last. */
async function currentVersion({ stores, partnership }: Scene): Promise<ShownVoice['current']> {
  const units = await stores.crisisUnits.listOpen(partnership.id);
  for (const { id } of units) {
    for (const message of (await stores.crisisMessages.list(id)).toReversed()) {
      const version = await stores.crisisMessages.newestVersion(message.id);
      if (!version?.pushed) continue;
      return { id: version.id, reference: version.content.reference, number: version.number };
    }
  }
  return undefined;
}

async function findVoice({ stores, partnership }: Scene, id: string): Promise<Voice> {
  const known = z.uuid().safeParse(id).success;
  const voice = known ? await stores.crisisVoices.find(id) : undefined;
  if (voice?.partnershipId !== partnership.id) throw new Refusal('crisis_voice_unknown');
  return voice;
}

function line(action: string, recordId: string, detail: Record<string, string>) {
  return { action, model: 'crisis_voice', recordId, detail };
}
