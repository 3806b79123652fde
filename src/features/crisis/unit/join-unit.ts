import { unchanged, useCase } from '../../../bot/use-case.ts';
import { comeIn } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { findUnitForUpdate } from './find-unit.ts';
import { call, changedUnit, saveUnit } from './unit-outcome.ts';

/** "I'm in", with a clock. Twice is once. */
export const joinUnit = useCase({
  name: 'come-in',
  right: SITS,
  find: (scene, { id }: { readonly id: string }) => findUnitForUpdate(scene, id),
  async run(scene, _, unit) {
    const { member, now } = scene;
    const changed = comeIn(unit, actorOf(member), now);
    if (changed === unit) return unchanged(unit);
    await saveUnit(scene, changed);
    const outcome = changedUnit(scene, changed, 'crisis.came_in');
    return { ...outcome, tells: [{ ...call(changed, member.id), changesOnly: true }] };
  },
});
