import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { comeIn } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { showAlarmsAnew } from '../call/lost-calls.ts';
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
    const own = { ...call(changed, member.id), changesOnly: true };
    const ofSide = (subject: string) => subject.startsWith(`seat:${member.organisation.side}:`);
    const alarms = await showAlarmsAnew(ctx, changed, ofSide, kept);
    return { ...outcome, memberCards: [own, ...alarms] };
  },
});
