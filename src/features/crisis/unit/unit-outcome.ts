import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard, Outcome } from '../../../bot/declare/use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { callReminders } from '../../../domain/crisis/calls/call-reminders.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { type CrisisUnit, calledSeats } from '../../../domain/crisis/unit.ts';
import { unitReminders } from '../../../domain/crisis/unit-reminders.ts';
import type { ConversationCard } from '../../../ports/crisis/push-store.ts';
import type { AuditDraft } from '../../../ports/stores.ts';
import { callsOf } from '../call/calls-of-unit.ts';
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

/** Saves what changed, and plans what there is to remind of from now on. */
export async function saveUnit(ctx: Near, unit: CrisisUnit): Promise<void> {
  await ctx.stores.crisisUnits.update(unit);
  await planReminders(ctx, unit);
}

/** Plans what there is to remind of in a unit from now on. */
export async function planReminders({ stores, partnership, now }: Near, unit: CrisisUnit) {
  const { terms } = await timingOf(stores, partnership);
  const versions = (await stores.crisisMessages.listCurrent(unit.id)).map(({ version }) => version);
  const alarms = unitReminders(unit, versions, terms.crisis).filter(
    ({ occasion, at }) => !occasion.endsWith('_soon') || Temporal.Instant.compare(at, now) > 0,
  );
  const { callOf } = await callsOf(stores, unit);
  const wanted = [...alarms, ...callReminders(unit, callOf, now)];
  const { partnershipId, id: recordId } = unit;
  await stores.reminders.plan({ partnershipId, kind: CRISIS_REMINDERS, recordId }, wanted);
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

/** What a changed version leaves behind in its unit: everybody who was called sees how it now stands. */
export async function changedVersion(
  ctx: Near,
  unit: CrisisUnit,
  { id, number, hash, content }: MessageVersion,
  action: string,
) {
  await saveUnit(ctx, unit);
  const detail = { version: id, message: content.reference, number: String(number), hash };
  const memberCards = await tellVersion(ctx, unit, id);
  return { ...changedUnit(ctx, unit, action, detail), result: id, memberCards };
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
export async function tellVersion(
  { stores }: Pick<Transaction, 'stores'>,
  unit: CrisisUnit,
  recordId: string,
  { changesOnly = false } = {},
): Promise<MemberCard[]> {
  const revision = await stores.crisisMessages.touchVersion(recordId);
  return tellSeats(unit, { card: SIGN_CARD, recordId, revision, changesOnly });
}
