import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { stepsIn } from '../../../test/support/acts/steps.ts';
import { describeLocked } from '../../../test/support/faults/read-behind-lock.ts';
import { actorOf } from '../../domain/people/member.ts';
import { addStep } from '../../domain/signal/step.ts';

describeLocked('a signal that somebody else has locked', (locked) => {
  it('is read as they leave it, with whatever belongs to it', async () => {
    const { world, readBehind } = locked();
    const { partnership, member } = world.presence('liaison-officer');
    const reference = await stepsIn(world).led();
    const by = actorOf(member);
    const step = { id: randomUUID(), what: 'call', owner: by, due: world.clock.now() };
    const read = await readBehind(
      async ({ signals }) => {
        const signal = await signals.findForUpdate(partnership.id, reference);
        if (!signal) throw new Error('There is no such signal.');
        const at = world.clock.now().subtract({ hours: 1 });
        await signals.update(addStep(signal, step, { by, at }));
      },
      ({ signals }) => signals.findForUpdate(partnership.id, reference),
    );
    expect(read?.steps.map(({ id }) => id)).toEqual([step.id]);
  });
});
