import { expect, it } from 'vitest';
import { crisisIn } from '../../../test/support/acts/crisis.ts';
import { describeLocked } from '../../../test/support/faults/read-behind-lock.ts';
import { comeIn } from '../../domain/crisis/unit.ts';
import { actorOf } from '../../domain/people/member.ts';

describeLocked('a unit that somebody else has locked', (locked) => {
  it('is read as they leave it, with whoever sits there', async () => {
    const { world, readBehind } = locked();
    const mayor = actorOf(world.presence('mayors-office').member);
    const { id } = await crisisIn(world).open();
    const read = await readBehind(
      async ({ crisisUnits }) => {
        const unit = await crisisUnits.findForUpdate(id);
        if (!unit) throw new Error('There is none.');
        await crisisUnits.update(comeIn(unit, mayor, world.clock.now()));
      },
      ({ crisisUnits }) => crisisUnits.findForUpdate(id),
    );
    const seated = read?.seats.find(({ holder }) => holder.memberId === mayor.memberId);
    expect(seated?.inAt?.toString()).toBe(world.clock.now().toString());
  });
});
