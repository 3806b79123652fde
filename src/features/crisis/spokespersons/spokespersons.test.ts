import { expect, it } from 'vitest';
import { COUNCIL, POLICE, send } from '../../../../test/support/acts/crisis.ts';
import { describeCrisis } from '../../../../test/support/acts/describe-crisis.ts';
import { textOf } from '../../../../test/support/shown/text-of.ts';

describeCrisis('spokespersons', (at) => {
  it('are known by what they are; how they are reached is encrypted, and looking is logged', async () => {
    const form = await at.world.press(POLICE, 'crisis.voice', 'new');
    const named = {
      name: 'Chair of the football club',
      kind: 'club',
      reach: '+31 10 555 0199',
    };
    expect(textOf(await send(at.world, POLICE, form, named))).toContain('is on the list');
    const list = await at.world.command(COUNCIL, 'crisis', 'voices');
    expect(textOf(list)).toContain('Chair of the football club');
    expect(textOf(list)).not.toContain('555 0199');
    const voice = await at.database.prisma.crisisVoice.findFirstOrThrow({
      where: { kind: 'club' },
    });
    const shown = await at.world.press(COUNCIL, 'crisis.voices', voice.id);
    expect(textOf(shown)).toContain('+31 10 555 0199');
    const where = { action: 'crisis_voice.read', recordId: voice.id };
    expect(await at.database.prisma.auditEntry.count({ where })).toBe(1);
    expect(JSON.stringify(await at.database.prisma.protectedText.findMany())).not.toContain(
      '555 0199',
    );
  });

  it('say that they can say it, each for themselves', async () => {
    const form = await at.world.press(POLICE, 'crisis.voice', 'new');
    const youth = { name: 'Youth work', kind: 'community', member: at.idOf('youth-worker') };
    await send(at.world, POLICE, form, youth);
    await at.crisis.open();
    const version = await at.crisis.write(POLICE, { groups: ['joint_channels', 'voices'] });
    await at.crisis.sign(POLICE, version);
    await at.crisis.sign(COUNCIL, version);
    await at.crisis.push(POLICE, version);
    const [asked] = await at.told('youth-worker', /crisis.briefing/);
    expect(asked).toContain('can you say it');
    const voice = await at.database.prisma.crisisVoice.findFirstOrThrow({
      where: { kind: 'community' },
    });
    const value = `${voice.id} ${version.id}`;
    expect(textOf(await at.world.press(POLICE, 'crisis.briefed', value))).toContain(
      'This briefing is for Youth work',
    );
    expect(textOf(await at.world.press('youth-worker', 'crisis.briefed', value))).toContain(
      'Recorded',
    );
    expect(textOf(await at.world.command(POLICE, 'crisis', 'voices'))).toContain('can say C-2026-');
  });
});
