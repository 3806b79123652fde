import { expect, it } from 'vitest';
import {
  COUNCIL,
  COUNCIL_DEPUTY,
  EVENT,
  POLICE,
  POLICE_DEPUTY,
  send,
} from '../../../../test/support/acts/crisis.ts';
import { describeCrisis } from '../../../../test/support/acts/describe-crisis.ts';
import { dialogOf, labels } from '../../../../test/support/acts/steps.ts';
import { textOf } from '../../../../test/support/shown/text-of.ts';
import { signalForm } from '../../../../test/support/world.ts';

describeCrisis('a crisis unit', (at) => {
  it('opens with a seat and a deputy of each side, and with nothing less', async () => {
    const form = await at.world.command(POLICE, 'crisis', 'open');
    const twice = await send(at.world, POLICE, form, {
      ...EVENT,
      police_deputy: at.idOf(POLICE),
    });
    expect(twice).toMatchObject({ kind: 'field-errors' });
    expect(JSON.stringify(twice)).toContain('a person of its own');
    const other = await send(at.world, POLICE, form, {
      ...EVENT,
      police_seat: at.idOf(COUNCIL),
      local_authority_seat: at.idOf(POLICE),
    });
    expect(textOf(other)).toContain('cannot take this place');
    const none = await send(at.world, POLICE, form, { ...EVENT, local_authority_deputy: '' });
    expect(none).toMatchObject({ kind: 'field-errors' });
    expect(await at.database.prisma.crisisUnit.count({ where: { closedAt: null } })).toBe(0);
    const opened = await send(at.world, POLICE, form, EVENT);
    expect(textOf(opened)).toMatch(/C-2026-\d{4} is open · fire in a warehouse/);
    expect(textOf(opened), 'nobody declared it').toContain('Not declared as major');
    const again = await send(at.world, POLICE, form, EVENT);
    expect(textOf(again), 'the same form is the same unit').toBe(textOf(opened));
    const second = await at.world.command(COUNCIL, 'crisis', 'open');
    expect(textOf(second)).toContain('is open already');
  });

  it('opens from signals: it names them, and carries over nothing that was written there', async () => {
    const facts = 'Quillfeather stood at the quay.';
    const raised = await at.world.submit(COUNCIL_DEPUTY, 'signal.raise', signalForm({ facts }));
    const [signal = ''] = /S-\d{4}-\d{4}/.exec(textOf(raised)) ?? [];
    const unknown = await at.world.command(POLICE, 'crisis', 'open S-2026-9999');
    expect(textOf(unknown)).toContain('S-2026-9999');
    expect(textOf(await at.world.command(POLICE, 'crisis', 'open fire'))).toContain('fire');
    const form = await at.world.command(
      POLICE,
      'crisis',
      `open ${signal.toLowerCase()}, ${signal}`,
    );
    expect(JSON.stringify(dialogOf(form))).not.toMatch(/Quillfeather|Station quarter/);
    expect(textOf(await send(at.world, POLICE, form, EVENT))).toContain(signal);
    const { id, signals } = await at.crisis.unit();
    expect(signals).toEqual([signal]);
    const row = await at.database.prisma.crisisUnit.findUniqueOrThrow({ where: { id } });
    const audit = await at.database.prisma.auditEntry.findMany({ where: { recordId: id } });
    const cards = await Promise.all(
      [POLICE, COUNCIL].map((by) => at.world.press(by, 'crisis.show', id)),
    );
    const everything = JSON.stringify([row, audit.map(({ payload }) => payload), cards]);
    expect(everything).not.toContain('Quillfeather');
    const { content } = await at.crisis.write(POLICE);
    expect(JSON.stringify(content)).not.toMatch(/Quillfeather|Station quarter|S-2026/);
  });

  it('refuses what concerns a person in its report', async () => {
    const form = await at.world.command(POLICE, 'crisis', 'open');
    const casualties = 'Jan de Vries, born 12-03-1990';
    const refused = await send(at.world, POLICE, form, { ...EVENT, casualties });
    expect(JSON.stringify(refused)).toContain('without');
    const fine = await send(at.world, POLICE, form, { ...EVENT, location: 'Kerkstraat 12' });
    expect(textOf(fine), 'an address says where it is').toContain('is open');
  });

  it('calls the seats at once, and a deputy whose seat is not in after ten minutes', async () => {
    const { reference } = await at.crisis.open();
    expect(await at.told(COUNCIL, /crisis.call/)).toHaveLength(1);
    expect(await at.told(COUNCIL_DEPUTY, /crisis.call/)).toHaveLength(0);
    at.world.clock.move({ minutes: 11 });
    await at.world.remind();
    const [call] = await at.told(COUNCIL_DEPUTY, /crisis.call/);
    expect(call).toContain(`You are called to ${reference}`);
    expect(await at.told(POLICE_DEPUTY, /crisis.call/), 'the police seat is in').toHaveLength(0);
    expect((await at.told(POLICE, /crisis.alarm/)).join()).toContain('the deputy is called now');
    at.world.clock.move({ minutes: 11 });
    await at.world.remind();
    expect((await at.told(POLICE, /crisis.alarm/)).join()).toContain(
      'nobody of Municipality of Havenstad is in',
    );
    await at.world.press(COUNCIL_DEPUTY, 'crisis.in', (await at.crisis.unit()).id);
    const over = (await at.told(POLICE, /crisis.alarm/)).join();
    expect(over).toContain('the deputy is called now – settled');
    expect(over).toContain('is in – settled');
    expect(await at.shownAnew()).toBe(2);
  });

  it('reminds of the situation update, before, when it is due, and when it is late', async () => {
    const { id } = await at.crisis.open();
    for (const minutes of [51, 10, 15]) {
      at.world.clock.move({ minutes });
      await at.world.remind();
    }
    const alarms = (await at.told(POLICE, /crisis.alarm/)).join('\n');
    expect(alarms).toMatch(/is due at \d\d:\d\d/);
    expect(alarms).toContain('is due now');
    expect(alarms).toMatch(/is late: it was due at \d\d:\d\d/);
    const form = await at.world.press(POLICE, 'crisis.write-sitrep', id);
    const shown = await send(at.world, POLICE, form, { text: 'The fire is under control.' });
    expect(textOf(shown)).toContain('The fire is under control.');
    expect((await at.told(POLICE, /crisis.alarm/)).join()).toMatch(/due at \d\d:\d\d – settled/);
    expect(await at.shownAnew()).toBe(3);
    expect((await at.told(COUNCIL, /crisis.sitrep/)).join()).toContain('under control');
    expect(await at.told('youth-worker', /crisis/), 'for the unit alone').toEqual([]);
  });

  it('shows that a message lapses soon as settled once it is pushed', async () => {
    await at.crisis.open();
    const version = await at.crisis.write(POLICE);
    at.world.clock.move({ minutes: 51 });
    await at.world.remind();
    const alarms = async () => (await at.told(POLICE, /crisis.alarm/)).join('\n');
    expect(await alarms()).toMatch(/lapses at \d\d:\d\d$/m);
    await at.crisis.sign(POLICE, version);
    await at.crisis.sign(COUNCIL, version);
    const before = await at.shownAnew();
    await at.crisis.push(POLICE, version);
    expect(await alarms()).toMatch(/lapses at \d\d:\d\d – settled/);
    expect(await at.shownAnew()).toBe(before + 1);
  });

  it('closes with the word of both; what is written after asks anew', async () => {
    const { id, reference } = await at.crisis.open();
    await send(at.world, POLICE, await at.world.command(POLICE, 'crisis', 'close'));
    const again = await send(at.world, POLICE, await at.world.command(POLICE, 'crisis', 'close'));
    expect(textOf(again)).toContain("The other side's word is still missing");
    await at.crisis.write(POLICE);
    const alone = await send(at.world, COUNCIL, await at.world.command(COUNCIL, 'crisis', 'close'));
    expect(textOf(alone)).toContain("closes with the other side's word");
    const done = await send(at.world, POLICE, await at.world.command(POLICE, 'crisis', 'close'));
    expect(textOf(done)).toContain(`${reference} is closed by both sides`);
    expect(textOf(done)).toContain('/liaison schedule');
    expect(textOf(await at.world.press(POLICE, 'crisis.write-sitrep', id))).toContain('is closed');
    const planned = await at.database.prisma.reminder.count({
      where: { recordId: id, state: 'planned' },
    });
    expect(planned, 'nothing is asked of anybody').toBe(0);
  });

  it('lives in the joint channels, what is known in its thread; or where it was chosen beforehand', async () => {
    const standsIn = async () => {
      const { id } = await at.crisis.open();
      const rows = await at.database.prisma.delivery.findMany({
        where: { recordId: id, conversation: { kind: 'channel' } },
        include: { conversation: { include: { channels: true } } },
      });
      return rows.map(({ card, under, conversation }) => {
        return `${conversation.channels[0]?.name}: ${card} ${under ?? ''}`.trim();
      });
    };
    const known = ['crisis.unit', 'crisis.situation crisis.unit'];
    const inAll = ['joint-desk', 'partners'].flatMap((name) =>
      known.map((card) => `${name}: ${card}`),
    );
    expect((await standsIn()).toSorted()).toEqual(inAll.toSorted());
    await at.crisis.reset();
    const staff = { where: { key: 'room-staff' } };
    await at.database.prisma.channel.updateMany({ ...staff, data: { crisisUnit: true } });
    await at.world.directory.refresh();
    expect((await standsIn()).toSorted()).toEqual(
      known.map((card) => `town-hall: ${card}`).toSorted(),
    );
    await at.database.prisma.channel.updateMany({ ...staff, data: { crisisUnit: false } });
    await at.world.directory.refresh();
  });

  it('is for those who sit there: everybody else is told who they are', async () => {
    const { id } = await at.crisis.open();
    expect(textOf(await at.world.command('youth-worker', 'crisis'))).toContain('These people can');
    const looks = await at.world.command('privacy-officer', 'crisis');
    expect(labels(looks)).toEqual([]);
    const refused = await at.world.press('privacy-officer', 'crisis.message', id);
    expect(refused).toMatchObject({ kind: 'notice', tone: 'refused' });
  });
});
