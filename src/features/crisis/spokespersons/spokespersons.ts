import { byForm } from '../../../bot/declare/once.ts';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { look, newRecord, unchanged, useCase } from '../../../bot/declare/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import {
  type BriefedSpokesperson,
  SPOKESPERSON_REACH,
  type Spokesperson,
} from '../../../domain/crisis/spokesperson.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { grantToCallVoice } from '../../../domain/sharing/sharing.ts';
import { BRIEFED, LOOKS, SITS } from '../rights.ts';
import { BRIEFING_CARD } from '../stored-names.ts';
import { KEPT_FOR } from '../unit/find-unit.ts';

/** A version by the names under which it is spoken of. */
interface NamedVersion {
  readonly reference: string;
  readonly number: number;
}

/** Everybody on the list; how they are reached is not in it. */
export const listSpokespersons = look<Record<never, never>, readonly BriefedSpokesperson[]>(
  'list-voices',
  LOOKS,
  async ({ stores, partnership }) => await stores.crisisVoices.listBriefed(partnership.id),
);

export interface ShownSpokesperson extends BriefedSpokesperson {
  /** How they are reached by phone; nothing: not known. */
  readonly reach: string;
  /** The pushed version that holds now: what they should be able to say. */
  readonly current: (NamedVersion & { readonly id: string }) | undefined;
}

/** One spokesperson with how they are reached: looking is logged. */
export const showSpokesperson = look<{ readonly id: string }, ShownSpokesperson>(
  'show-voice',
  SITS,
  async (ctx, { id }) => {
    const { stores, partnership, member, now } = ctx;
    const [found] = await stores.crisisVoices.listBriefed(partnership.id, id);
    if (!found) throw new Refusal('crisis_voice_unknown');
    const grant = grantToCallVoice(member, found.spokesperson);
    const opened = grant ? await stores.protectedText.open(grant, now) : {};
    const current = await currentVersion(ctx);
    return { ...found, current, reach: opened[SPOKESPERSON_REACH] ?? '' };
  },
);

export interface SaveSpokesperson
  extends Pick<Spokesperson, 'kind' | 'name' | 'language' | 'area'> {
  /** Nothing: a new one. */
  readonly id: string | undefined;
  readonly key: string;
  /** A member by id; empty: by phone only. */
  readonly memberId: string;
  readonly reach: string;
}

/** Puts a spokesperson on the list, or changes one. */
export const saveSpokesperson = useCase<SaveSpokesperson, Spokesperson, { readonly id: string }>({
  name: 'save-voice',
  right: SITS,
  find: (ctx, { id }) => (id === undefined ? newRecord() : findSpokesperson(ctx, id)),
  once: {
    key: byForm('crisis.voice'),
    model: KEPT_FOR,
    recordId: ({ id }) => id,
    repeated: (_, earlier, ctx) => findSpokesperson(ctx, earlier),
  },
  async run(ctx, { id: before, key: _, memberId, reach, ...said }, { id: recordId }) {
    const { stores, partnership, people, now } = ctx;
    const person = people.find((one) => one.id === memberId);
    const spokesperson: Spokesperson = {
      ...said,
      id: recordId,
      partnershipId: partnership.id,
      member: person && actorOf(person),
      active: true,
    };
    await stores.crisisVoices[before === undefined ? 'insert' : 'update'](spokesperson);
    const record = { partnershipId: partnership.id, model: 'crisis_voice', recordId } as const;
    const sealed = await stores.protectedText.seal(record, { [SPOKESPERSON_REACH]: reach }, now);
    const detail = { kind: spokesperson.kind, sealed: sealed[SPOKESPERSON_REACH] ?? '' };
    return logged('crisis.voice_saved', spokesperson, detail);
  },
});

/** Takes a spokesperson off the list; what they were briefed on stays on record. */
export const removeSpokesperson = useCase({
  name: 'remove-voice',
  right: SITS,
  find: (ctx, { id }: { readonly id: string }) => findSpokesperson(ctx, id),
  async run({ stores }, _, spokesperson) {
    if (!spokesperson.active) return unchanged(spokesperson);
    await stores.crisisVoices.update({ ...spokesperson, active: false });
    return logged('crisis.voice_removed', spokesperson);
  },
});

interface Briefing {
  readonly spokespersonId: string;
  readonly versionId: string;
}

/** "I have read version 3, and I can say it": said by the spokesperson themselves. */
export const confirmBriefing = useCase({
  name: 'confirm-briefing',
  right: BRIEFED,
  find: (ctx, { spokespersonId }: Briefing) => findSpokesperson(ctx, spokespersonId),
  async run(ctx, { versionId }, spokesperson) {
    if (spokesperson.member?.memberId !== ctx.member.id) {
      throw new Refusal('crisis_voice_not_yours', { name: spokesperson.name });
    }
    return brief(ctx, spokesperson, versionId);
  },
});

/** The same for somebody who was spoken with by phone, said by whoever spoke with them. */
export const recordBriefing = useCase({
  name: 'record-briefing',
  right: SITS,
  find: (ctx, { spokespersonId }: Briefing) => findSpokesperson(ctx, spokespersonId),
  run: (ctx, { versionId }, spokesperson) => brief(ctx, spokesperson, versionId),
});

async function brief(ctx: Transaction, spokesperson: Spokesperson, versionId: string) {
  const { stores, member, now, partnership } = ctx;
  const version = await stores.crisisMessages.findVersion(versionId);
  if (version?.partnershipId !== partnership.id || !version.pushed) {
    throw new Refusal('crisis_unknown');
  }
  const given = { by: actorOf(member), at: now };
  await stores.crisisVoices.addReceipt({ voiceId: spokesperson.id, versionId, given });
  const detail = { version: versionId, message: version.content.reference };
  const shown = { card: BRIEFING_CARD, recordId: versionId, revision: 2, changesOnly: true };
  const { member: reached } = spokesperson;
  const memberCards = reached ? [{ ...shown, memberId: reached.memberId }] : [];
  return { ...logged('crisis.briefed', spokesperson, detail), memberCards };
}

/** Of the units that are open, the version that was pushed last. */
async function currentVersion({ stores, partnership }: Look) {
  for (const { messages } of await stores.crisisUnits.listOpenWhole(partnership.id)) {
    const pushed = messages.findLast(({ version }) => version.pushed)?.version;
    if (pushed) return { id: pushed.id, ...named(pushed) };
  }
  return undefined;
}

function named({ content, number }: MessageVersion): NamedVersion {
  return { reference: content.reference, number };
}

async function findSpokesperson({ stores, partnership }: Look, id: string): Promise<Spokesperson> {
  const spokesperson = await stores.crisisVoices.find(id);
  if (spokesperson?.partnershipId !== partnership.id) throw new Refusal('crisis_voice_unknown');
  return spokesperson;
}

function logged(action: string, spokesperson: Spokesperson, detail: Record<string, string> = {}) {
  const audit = [{ action, model: 'crisis_voice', recordId: spokesperson.id, detail }];
  return { ...unchanged(spokesperson), audit };
}
