import { expect, it } from 'vitest';
import {
  COUNCIL,
  COUNCIL_DEPUTY,
  EVENT,
  POLICE,
  POLICE_DEPUTY,
} from '../../../test/support/acts/crisis.ts';
import { describeCrisis } from '../../../test/support/acts/describe-crisis.ts';
import { runUseCase } from '../../bot/run-use-case.ts';
import { writeMessage } from './message/write-message.ts';
import { openUnit } from './unit/open-unit.ts';

describeCrisis('a crisis', (at) => {
  it('real and exercise stand side by side in a live partnership, and reach different places', async () => {
    const { partnership } = at.world.presence(POLICE);
    await at.database.prisma.partnership.updateMany({ data: { live: true } });
    await at.database.prisma.channel.updateMany({
      where: { key: 'room-staff' },
      data: { exercise: false },
    });
    await at.world.directory.refresh();
    const run = { ...at.world, platforms: ['room'] };
    const actor = {
      member: at.world.presence(POLICE).member,
      partnership: { ...partnership, live: true },
    };
    const seats = [
      { side: 'police', place: 'seat', memberId: at.idOf(POLICE) },
      { side: 'police', place: 'deputy', memberId: at.idOf(POLICE_DEPUTY) },
      { side: 'local_authority', place: 'seat', memberId: at.idOf(COUNCIL) },
      { side: 'local_authority', place: 'deputy', memberId: at.idOf(COUNCIL_DEPUTY) },
    ] as const;
    const report = {
      ...EVENT,
      major: true,
      hazards: '',
      access: '',
      casualties: '',
      services: '',
    };
    const reached: string[][] = [];
    for (const exercise of [false, true]) {
      const key = crypto.randomUUID();
      const unit = await runUseCase(run, actor, openUnit, {
        key,
        exercise,
        report,
        seats,
        signals: [],
      });
      const wrote = await runUseCase(run, actor, writeMessage, {
        ...{ unitId: unit.id, base: 0, key, kind: 'first', template: 'holding', language: 'en' },
        frame: {
          happened: 'A fire.',
          doing: 'We help.',
          advice: 'Keep away.',
          unknown: 'The cause.',
        },
        languages: ['en'],
        groups: ['joint_channels', 'partner_channels', 'council', 'staff'],
        nextUpdateAt: at.world.clock.now().add({ hours: 1 }),
      });
      if (!wrote.ok) throw new Error('Not written.');
      const { content } = await at.database.prisma.crisisVersion.findUniqueOrThrow({
        where: { id: wrote.versionId },
      });
      const { targets, texts } = Object(content);
      reached.push(targets.map(({ name }: { name: string }) => name));
      expect(texts[0].variants.short.startsWith('EXERCISE')).toBe(exercise);
    }
    expect(reached).toEqual([['town-hall'], ['joint-desk', 'partners']]);
    await at.database.prisma.partnership.updateMany({ data: { live: false } });
    await at.database.prisma.channel.updateMany({ data: { exercise: true } });
    await at.world.directory.refresh();
  });
});
