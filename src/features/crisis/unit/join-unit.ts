import { useCase } from '../../../bot/use-case.ts';
import { type CrisisUnit, comeIn as come } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { findUnitForUpdate } from './find-unit.ts';
import { call, changedUnit, saveUnit } from './unit-outcome.ts';

/** "I'm in", with a clock. Twice is once. */
export const comeIn = useCase<{ readonly id: string }, CrisisUnit>({
  name: 'come-in',
  right: SITS,
  async run(scene, { id }) {
    const { member, now } = scene;
    const unit = await findUnitForUpdate(scene, id);
    const changed = come(unit, actorOf(member), now);
    if (changed === unit) return { result: unit, audit: [], shows: [] };
    await saveUnit(scene, changed);
    const outcome = changedUnit(scene, changed, 'crisis.came_in');
    return { ...outcome, tells: [{ ...call(changed, member.id), changesOnly: true }] };
  },
});
