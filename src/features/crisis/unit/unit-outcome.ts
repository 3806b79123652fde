import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard, Outcome } from '../../../bot/declare/use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { callReminders } from '../../../domain/crisis/calls/call-reminders.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { type CrisisUnit, calledSeats } from '../../../domain/crisis/unit.ts';
import { unitReminders } from '../../../domain/crisis/unit-reminders.ts';
import type { ProtocolTerms } from '../../../domain/protocol/protocol.ts';
import type { ConversationCard } from '../../../ports/crisis/push-store.ts';
import type { KeptReminder, PlannedRecord } from '../../../ports/delivery/reminder-store.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { callsOf, type UnitCalls } from '../call/calls-of-unit.ts';
import {
  CALL_CARD,
  CRISIS_REMINDERS,
  SIGN_CARD,
  SITUATION_CARD,
  UNIT_CARD,
} from '../stored-names.ts';
import { unitChannels } from './unit-channels.ts';

type Near = Pick<Transaction, 'stores' | 'partnership' | 'channels' | 'now'>;
type Places = Pick<Transaction, 'partnership' | 'channels'>;

/** What is at hand of a unit that is locked, so that it is not read once more. */
interface AtHand {
  /** The newest of each message, as it is from now on. */
  readonly versions?: readonly MessageVersion[];
  /** All that there is and was to remind of. */
  readonly kept?: readonly KeptReminder[];
}

/** Saves what changed, and plans what there is to remind of from now on; see {@link planReminders}. */
export async function saveUnit(ctx: Near, unit: CrisisUnit, atHand?: AtHand) {
  await ctx.stores.crisisUnits.update(unit);
  return planReminders(ctx, unit, atHand);
}

/** Plans what there is to remind of in a unit from now on. @returns all that there was before. */
export async function planReminders(
  { stores, partnership, now }: Near,
  unit: CrisisUnit,
  { versions: known, kept: listed }: AtHand = {},
): Promise<readonly KeptReminder[]> {
  const { terms } = await timingOf(stores, partnership);
  const current = known ? [] : await stores.crisisMessages.listCurrent(unit.id);
  const versions = known ?? current.map(({ version }) => version);
  const calls = await callsOf(stores, unit);
  const kept = listed ?? calls.reminders;
  const plan = { ...remindersOf(unit, versions, calls, terms, now), ...(kept && { kept }) };
  const [before = []] = await stores.reminders.planAll([plan]);
  return before;
}

/** @param versions the newest of each of its messages. */
export function remindersOf(
  unit: CrisisUnit,
  versions: readonly MessageVersion[],
  { callOf }: UnitCalls,
  { crisis }: Pick<ProtocolTerms, 'crisis'>,
  now: Temporal.Instant,
): PlannedRecord {
  const alarms = unitReminders(unit, versions, crisis).filter(
    ({ occasion, at }) => !occasion.endsWith('_soon') || Temporal.Instant.compare(at, now) > 0,
  );
  const { partnershipId, id: recordId } = unit;
  return {
    record: { partnershipId, kind: CRISIS_REMINDERS, recordId },
    wanted: [...alarms, ...callReminders(unit, callOf, now)],
  };
}

/** Something of it is to be shown anew, though the unit itself did not change. */
export function touched(unit: CrisisUnit): CrisisUnit {
  return { ...unit, revision: unit.revision + 1 };
}

/** What a changed unit leaves behind: one line in the log, and the shared situation shown anew. */
export function changedUnit(
  ctx: Places,
  unit: CrisisUnit,
  action: string,
  detail: AuditDraft['detail'] = {},
): Outcome<CrisisUnit> & { readonly conversationCards: readonly ConversationCard[] } {
  const { id, reference } = unit;
  return {
    result: unit,
    audit: [{ action, model: 'crisis_unit', recordId: id, detail: { reference, ...detail } }],
    channelCards: [],
    conversationCards: placed(ctx, unit, { card: UNIT_CARD }),
  };
}

/**
 * What a changed version leaves behind in its unit: everybody who was called sees how it now stands.
 *
 * @param revision of its cards.
 * @returns beside it all that there was to remind of before.
 */
export async function changedVersion(
  ctx: Near,
  unit: CrisisUnit,
  { id, number, hash, content }: MessageVersion,
  action: string,
  { revision, ...atHand }: AtHand & { readonly revision: number },
) {
  const kept = await saveUnit(ctx, unit, atHand);
  const detail = { version: id, message: content.reference, number: String(number), hash };
  const memberCards = tellVersion(unit, id, revision);
  return { ...changedUnit(ctx, unit, action, detail), result: id, memberCards, kept };
}

/** What is known, in the thread under the shared situation. */
export function shownSituation(ctx: Places, unit: CrisisUnit): ConversationCard[] {
  return placed(ctx, unit, { card: SITUATION_CARD, under: UNIT_CARD });
}

/** Wherever the unit lives. */
function placed(
  ctx: Places,
  unit: CrisisUnit,
  card: Pick<ConversationCard, 'card' | 'under'>,
): ConversationCard[] {
  const { id: recordId, revision } = unit;
  return unitChannels(ctx, unit).map(({ conversationId }) => {
    return { ...card, recordId, revision, conversationId };
  });
}

/** To everybody who was called to the unit or came in. */
export function tellSeats(unit: CrisisUnit, told: Omit<MemberCard, 'memberId'>): MemberCard[] {
  return calledSeats(unit).map(({ holder }) => ({ ...told, memberId: holder.memberId }));
}

/** Calls somebody to their seat, or shows them how it stands now. */
export function call(unit: CrisisUnit, memberId: string): MemberCard {
  return { card: CALL_CARD, recordId: unit.id, revision: unit.revision, memberId, urgent: true };
}

/** A version as it now stands, to everybody who was called to the unit: one message each, which changes. */
export function tellVersion(
  unit: CrisisUnit,
  recordId: string,
  revision: number,
  { changesOnly = false } = {},
): MemberCard[] {
  return tellSeats(unit, { card: SIGN_CARD, recordId, revision, changesOnly });
}

/** The same of several, which are to be shown anew. */
export async function tellVersions(
  { stores }: Pick<Transaction, 'stores'>,
  unit: CrisisUnit,
  ids: readonly string[],
  how?: { readonly changesOnly?: boolean },
): Promise<MemberCard[]> {
  const revisions = await stores.crisisMessages.touchVersions(ids);
  return [...revisions].flatMap(([id, revision]) => tellVersion(unit, id, revision, how));
}
