import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { isCalled, isCheck } from '../../../domain/crisis/calls/call-reminders.ts';
import { callSubject, nextStep, type WayThere } from '../../../domain/crisis/calls/calling.ts';
import type { CrisisSeat, CrisisUnit } from '../../../domain/crisis/unit.ts';
import type { ConversationCard } from '../../../ports/crisis/push-store.ts';
import type { DueReminder, PlannedReminder } from '../../../ports/delivery/reminder-store.ts';
import { NOT_MEMBER } from '../../../ports/delivery/sent-store.ts';
import type { AccountKey } from '../../../ports/people/account.ts';
import type { AuditDraft, RegisteredChannel } from '../../../ports/stores.ts';
import { CRISIS_REMINDERS } from '../stored-names.ts';
import { unitChannels } from '../unit/unit-channels.ts';
import { CARD_THERE, type UnitCalls } from './calls-of-unit.ts';

/** What follows from a look at calls. */
export interface Chased {
  /** Something is so now that the cards do not say yet. */
  readonly news: boolean;
  readonly conversationCards: readonly ConversationCard[];
  readonly audit: readonly AuditDraft[];
  /** Whoever could not be reached in any way. */
  readonly later: readonly PlannedReminder[];
}

type Accounts = ReadonlyMap<string, readonly AccountKey[]>;

/** The members whose calls are looked at. */
export function lookedAt(unit: CrisisUnit, due: readonly DueReminder[]): readonly string[] {
  return looksAt(unit, due).map(({ seat }) => seat.holder.memberId);
}

/** What became of calls; the next way is begun where one did not arrive. */
export function chaseCalls(
  ctx: OwnTransaction,
  unit: CrisisUnit,
  due: readonly DueReminder[],
  { calls, accounts }: { readonly calls: UnitCalls; readonly accounts: Accounts },
): Chased {
  const steps = looksAt(unit, due).map(({ seat, reminder }) => {
    const platforms = accounts.get(seat.holder.memberId)?.map(({ platform }) => platform) ?? [];
    return chase(ctx, unit, calls, { seat, platforms, recordId: reminder.id });
  });
  const { partnershipId, id: recordId } = unit;
  const record = { partnershipId, kind: CRISIS_REMINDERS, recordId };
  return {
    news: steps.some(({ news }) => news),
    conversationCards: steps.flatMap(({ cards }) => cards),
    audit: steps.flatMap(({ audit }) => audit),
    later: steps.flatMap(({ lost }) =>
      lost.map((subject) => ({ record, wanted: { subject, occasion: 'unreached', at: ctx.now } })),
    ),
  };
}

function looksAt(unit: CrisisUnit, due: readonly DueReminder[]) {
  return unit.seats.filter(isCalled).flatMap((seat) => {
    const reminder = due.find((one) => isCheck(one) && one.subject === callSubject(seat));
    return reminder ? [{ seat, reminder }] : [];
  });
}

/** A place that is looked at. */
interface Looked {
  readonly seat: CrisisSeat;
  /** On which they have accounts. */
  readonly platforms: readonly string[];
  /** Of the reminder. */
  readonly recordId: string;
}

function chase(
  ctx: OwnTransaction,
  unit: CrisisUnit,
  calls: UnitCalls,
  { seat, platforms, recordId }: Looked,
) {
  const { now } = ctx;
  const call = calls.callOf(seat);
  const near = unitChannels(ctx, unit).filter(({ platform }) => platforms.includes(platform));
  const placesOf = (way: WayThere) =>
    near.filter((one) => way === 'alone' || isThere(calls, seat, one));
  const step = nextStep(call, (way) => placesOf(way).length > 0, now);
  const way = step === 'alone' || step === 'mention' ? step : undefined;
  const since = calls.lookedAt(seat, now);
  const arrived = Object.values(call.tries).some(
    ({ arrivedAt }) => arrivedAt && (!since || Temporal.Instant.compare(arrivedAt, since) >= 0),
  );
  const cards = (way ? placesOf(way) : []).map(({ conversationId }) => {
    return {
      card: CARD_THERE[way ?? 'alone'],
      recordId,
      revision: 1,
      conversationId,
      urgent: true,
    };
  });
  return {
    cards,
    news: arrived,
    lost: step === 'give_up' ? [callSubject(seat)] : [],
    audit: way ? [logged(unit, seat, way)] : [],
  };
}

/** Somebody who is not in a conversation sees no mention there. */
function isThere(
  calls: UnitCalls,
  seat: CrisisSeat,
  { conversationId }: RegisteredChannel,
): boolean {
  return calls.failedIn(seat, 'alone').get(conversationId) !== NOT_MEMBER;
}

function logged(
  { id: recordId, reference }: CrisisUnit,
  { side, place, holder }: CrisisSeat,
  way: WayThere,
): AuditDraft {
  const detail = { reference, side, place, member: holder.memberId, way };
  return { action: 'crisis.called_there', model: 'crisis_unit', recordId, detail };
}
