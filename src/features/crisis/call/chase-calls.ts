import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { isCalled, isCheck } from '../../../domain/crisis/calls/call-reminders.ts';
import { callSubject, nextStep, type WayThere } from '../../../domain/crisis/calls/calling.ts';
import type { CrisisSeat, CrisisUnit } from '../../../domain/crisis/unit.ts';
import type { ConversationCard } from '../../../ports/crisis/push-store.ts';
import type { DueReminder } from '../../../ports/delivery/reminder-store.ts';
import { NOT_MEMBER } from '../../../ports/delivery/sent-store.ts';
import type { AuditDraft, RegisteredChannel } from '../../../ports/stores.ts';
import { CRISIS_REMINDERS } from '../stored-names.ts';
import { unitChannels } from '../unit/unit-channels.ts';
import { CARD_THERE, callsOf, type UnitCalls } from './calls-of-unit.ts';

/** What follows from a look at calls. */
export interface Chased {
  /** Something is so now that the cards do not say yet. */
  readonly news: boolean;
  readonly conversationCards: readonly ConversationCard[];
  readonly audit: readonly AuditDraft[];
  /** Whoever could not be reached in any way; to be kept once the unit is saved. */
  keep(): Promise<void>;
}

/** Looks at what became of calls, and begins the next way where one did not arrive. */
export async function chaseCalls(
  ctx: OwnTransaction,
  unit: CrisisUnit,
  due: readonly DueReminder[],
): Promise<Chased> {
  const calls = await callsOf(ctx.stores, unit);
  const looked = unit.seats.filter(isCalled).flatMap((seat) => {
    const reminder = due.find((one) => isCheck(one) && one.subject === callSubject(seat));
    return reminder ? [{ seat, reminder }] : [];
  });
  const steps = [];
  for (const { seat, reminder } of looked)
    steps.push(await chase(ctx, unit, calls, seat, reminder));
  const lost = steps.flatMap(({ lost: one }) => one);
  return {
    news: steps.some(({ news }) => news),
    conversationCards: steps.flatMap(({ cards }) => cards),
    audit: steps.flatMap(({ audit }) => audit),
    async keep() {
      const record = {
        partnershipId: unit.partnershipId,
        kind: CRISIS_REMINDERS,
        recordId: unit.id,
      };
      for (const subject of lost) {
        await ctx.stores.reminders.add(record, { subject, occasion: 'unreached', at: ctx.now });
      }
    },
  };
}

async function chase(
  ctx: OwnTransaction,
  unit: CrisisUnit,
  calls: UnitCalls,
  seat: CrisisSeat,
  { id: recordId }: DueReminder,
) {
  const { stores, now } = ctx;
  const call = calls.callOf(seat);
  const accounts = await stores.sentCards.accounts(seat.holder.memberId);
  const near = unitChannels(ctx, unit).filter(({ platform }) =>
    accounts.some((one) => one.platform === platform),
  );
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
