import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard } from '../../../bot/declare/use-case.ts';
import { isCheck } from '../../../domain/crisis/calls/call-reminders.ts';
import { type CrisisUnit, calledSeats } from '../../../domain/crisis/unit.ts';
import { isSide } from '../../../domain/people/side.ts';
import type { KeptReminder } from '../../../ports/delivery/reminder-store.ts';
import { ALARM_CARD, CRISIS_REMINDERS } from '../stored-names.ts';
import { tellSeats } from '../unit/unit-outcome.ts';

/** Who hears that somebody cannot be reached: those who were called or came in, and the coordinators of both sides. */
export function hearOfLost(
  { people }: Pick<OwnTransaction, 'people'>,
  unit: CrisisUnit,
): readonly string[] {
  const seats = calledSeats(unit).map(({ holder }) => holder.memberId);
  const coordinators = people
    .filter((one) => one.roles.includes('coordinator') && isSide(one.organisation.side))
    .map(({ id }) => id);
  return [...new Set([...seats, ...coordinators])];
}

/** An alarm is shown once as it was, and once as settled. */
const SETTLED_REVISION = 2;

/**
 * Whoever heard that somebody cannot be reached is shown how that stands now, and who heard of what is settled, that.
 *
 * @param isSettled whether an alarm about this subject is over now.
 * @param known all that there is and was to remind of; nothing: it is read.
 */
export async function showAlarmsAnew(
  ctx: Pick<OwnTransaction, 'people' | 'stores'>,
  unit: CrisisUnit,
  isSettled: (subject: string) => boolean,
  known?: readonly KeptReminder[],
): Promise<MemberCard[]> {
  const record = { kind: CRISIS_REMINDERS, recordId: unit.id };
  return alarmsAnew(ctx, unit, known ?? (await ctx.stores.reminders.list(record)), isSettled);
}

/** The same. @param kept everything that there was to remind of in the unit. */
export function alarmsAnew(
  ctx: Pick<OwnTransaction, 'people'>,
  unit: CrisisUnit,
  kept: readonly KeptReminder[],
  isSettled: (subject: string) => boolean = () => false,
): MemberCard[] {
  const { revision } = unit;
  return kept
    .filter(({ state }) => state === 'fired')
    .flatMap(({ id: recordId, occasion, subject }): MemberCard[] => {
      const shown = { card: ALARM_CARD, recordId, changesOnly: true };
      if (occasion === 'unreached') {
        return hearOfLost(ctx, unit).map((memberId) => ({ ...shown, revision, memberId }));
      }
      if (isCheck({ occasion }) || !isSettled(subject)) return [];
      return tellSeats(unit, { ...shown, revision: SETTLED_REVISION });
    });
}
