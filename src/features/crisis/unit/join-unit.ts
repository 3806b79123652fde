import type { Transaction } from '../../../bot/declare/transaction.ts';
import { type MemberCard, unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { type CrisisUnit, comeIn } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { KeptReminder } from '../../../ports/delivery/reminder-store.ts';
import { alarmsAnew } from '../call/lost-calls.ts';
import { SITS } from '../rights.ts';
import { findUnitForUpdate } from './find-unit.ts';
import { call, changedUnit, saveUnit } from './unit-outcome.ts';

/** "I'm in", with a clock. Twice is once. */
export const joinUnit = useCase({
  name: 'come-in',
  right: SITS,
  find: (ctx, { id }: { readonly id: string }) => findUnitForUpdate(ctx, id),
  async run(ctx, _, unit) {
    const { member, now } = ctx;
    const changed = comeIn(unit, actorOf(member), now);
    if (changed === unit) return unchanged(unit);
    const kept = await saveUnit(ctx, changed);
    const outcome = changedUnit(ctx, changed, 'crisis.came_in');
    return { ...outcome, memberCards: shownAsIn(ctx, changed, kept) };
  },
});

/** What says that whoever acts is called, or that nobody of their side is in, shows that they are in now. */
export function shownAsIn(
  ctx: Transaction,
  unit: CrisisUnit,
  kept: readonly KeptReminder[],
): MemberCard[] {
  const { member } = ctx;
  const ofSide = (subject: string) => subject.startsWith(`seat:${member.organisation.side}:`);
  const own = { ...call(unit, member.id), changesOnly: true };
  return [own, ...alarmsAnew(ctx, unit, kept, ofSide)];
}
