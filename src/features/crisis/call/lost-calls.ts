import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard } from '../../../bot/declare/use-case.ts';
import { type CrisisUnit, calledSeats } from '../../../domain/crisis/unit.ts';
import { isSide } from '../../../domain/people/side.ts';
import { ALARM_CARD, CRISIS_REMINDERS } from '../stored-names.ts';

/** Who hears that somebody cannot be reached: those who were called or came in, and the coordinators of both sides. */
export function hearOfLost(
  { people }: Pick<OwnTransaction, 'people'>,
  unit: CrisisUnit,
): readonly string[] {
  const seats = calledSeats(unit).map(({ holder }) => holder.memberId);
  const coordinators = people
    .filter(({ roles, organisation }) => {
      return roles.includes('coordinator') && isSide(organisation.side);
    })
    .map(({ id }) => id);
  return [...new Set([...seats, ...coordinators])];
}

/** Whoever heard that somebody cannot be reached is shown how that stands now. */
export async function showLostAnew(
  ctx: Pick<OwnTransaction, 'people' | 'stores'>,
  unit: CrisisUnit,
): Promise<MemberCard[]> {
  const { id, revision } = unit;
  const kept = await ctx.stores.reminders.list({ kind: CRISIS_REMINDERS, recordId: id });
  const lost = kept.filter(({ occasion, state }) => occasion === 'unreached' && state === 'fired');
  return lost.flatMap(({ id: recordId }) =>
    hearOfLost(ctx, unit).map((memberId) => {
      return { card: ALARM_CARD, recordId, revision, memberId, changesOnly: true };
    }),
  );
}
