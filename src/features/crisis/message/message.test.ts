import { expect, it } from 'vitest';
import {
  COUNCIL,
  EVENT,
  POLICE,
  POLICE_DEPUTY,
  send,
} from '../../../../test/support/acts/crisis.ts';
import { describeCrisis } from '../../../../test/support/acts/describe-crisis.ts';
import { dialogOf } from '../../../../test/support/acts/steps.ts';
import { textOf } from '../../../../test/support/shown/text-of.ts';

const LONG = 'Keep away from the harbour. '.repeat(12);

describeCrisis('a crisis message', (at) => {
  it('begins with the place filled in, and is refused while anything is open', async () => {
    const { id } = await at.crisis.open();
    const form = await at.world.press(POLICE, 'crisis.message', id);
    expect(JSON.stringify(dialogOf(form).fields)).toContain(EVENT.location);
    const open = await send(at.world, POLICE, form, { doing: 'We call {{number}}.' });
    expect(JSON.stringify(open)).toContain('Still to fill in: {{number}}');
    const long = await send(at.world, POLICE, form, { advice: LONG });
    expect(JSON.stringify(long)).toMatch(/The short form is \d+ characters; 280 fit/);
    const spoken = await send(at.world, POLICE, form, { unknown: LONG.repeat(3).slice(0, 590) });
    expect(JSON.stringify(spoken)).toMatch(/Read aloud it takes \d+ seconds; 60 at most/);
    const person = await send(at.world, POLICE, form, {
      happened: 'Jan de Vries, born 12-03-1990, was hurt.',
    });
    expect(JSON.stringify(person)).toContain('seems to concern a person');
    expect(
      await at.database.prisma.crisisVersion.count({ where: { message: { unitId: id } } }),
    ).toBe(0);
    expect((await send(at.world, POLICE, form)).kind).toBe('card');
  });

  it('says the same in every language, or not at all', async () => {
    await at.crisis.open();
    const both = await at.crisis.write(POLICE, { languages: ['en', 'uk'] });
    expect(both.content.texts.map(({ language }) => language)).toEqual(['en', 'uk']);
    const { id } = await at.crisis.unit();
    const form = await at.world.press(POLICE, 'crisis.message', id);
    const alone = await send(at.world, POLICE, form, { doing: 'Something else.' });
    expect(JSON.stringify(alone)).toContain('no Ukrainian text that says the same');
    await at.crisis.write(POLICE, { doing: 'Something else.', languages: ['en'] });
    const newest = await at.crisis.newest();
    const which = await at.world.press(POLICE, 'crisis.language', newest.id);
    const text = await send(at.world, POLICE, which, { language: 'uk' });
    const added = await send(at.world, POLICE, text, { doing: 'Щось інше.' });
    expect(textOf(added)).toContain('Ukrainian was added');
    expect(textOf(added)).toContain('Щось інше.');
  });

  it('of two who edit at once nobody overwrites the other, and the second is told', async () => {
    const { id } = await at.crisis.open();
    await at.crisis.write(POLICE);
    const mine = await at.world.press(POLICE, 'crisis.message', id);
    const theirs = await at.world.press(COUNCIL, 'crisis.message', id);
    await send(at.world, COUNCIL, theirs, { doing: 'The council opens a hall.' });
    const told = await send(at.world, POLICE, mine, { doing: 'The police close the road.' });
    expect(textOf(told)).toContain("Mayor's office made version 2 while you wrote");
    const newest = await at.crisis.newest();
    expect(newest.number).toBe(2);
    expect(newest.content.texts[0]?.frame.doing).toBe('The council opens a hall.');
  });

  it('is signed on exactly what was seen: an old card is refused, with the way forward', async () => {
    await at.crisis.open();
    const first = await at.crisis.write(POLICE);
    const second = await at.crisis.write(COUNCIL, { doing: 'The council opens a hall.' });
    expect(textOf(await at.crisis.sign(POLICE, first))).toContain("Mayor's office made version 2");
    const altered = { ...second, hash: first.hash };
    expect(textOf(await at.crisis.sign(POLICE, altered))).toContain('not the text that you saw');
    expect(textOf(await at.crisis.sign(POLICE, second))).toContain('signed by Liaison officer');
    expect(textOf(await at.crisis.sign(POLICE_DEPUTY, second))).toContain('for your side already');
    expect(textOf(await at.crisis.push(POLICE, second))).toContain("Still to sign: Mayor's office");
  });

  it('of two who push at once one does, and the other is told who did', async () => {
    await at.crisis.open();
    const version = await at.crisis.write(POLICE);
    await at.crisis.sign(POLICE, version);
    await at.crisis.sign(COUNCIL, version);
    const forms = await Promise.all(
      [POLICE, COUNCIL].map((by) =>
        at.world.press(by, 'crisis.push', `${version.id} ${version.hash}`),
      ),
    );
    const [mine, theirs] = forms;
    if (!mine || !theirs) throw new Error('No form.');
    const texts = (
      await Promise.all([send(at.world, POLICE, mine), send(at.world, COUNCIL, theirs)])
    ).map(textOf);
    expect(texts.filter((text) => text.includes('is on its way'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('was pushed by'))).toHaveLength(1);
    const where = { versionId: version.id };
    expect(await at.database.prisma.crisisPush.count({ where })).toBe(1);
    expect(await at.database.prisma.crisisTarget.count({ where })).toBe(
      version.content.targets.length,
    );
    const { id } = await at.crisis.unit();
    const next = await at.world.press(POLICE, 'crisis.message', `${id} first ${version.messageId}`);
    const edited = await send(at.world, POLICE, next);
    expect(textOf(edited)).toContain('write an update or a correction');
  });

  it('takes no signature of somebody whose seat was handed over a second ago, and theirs falls', async () => {
    const { id } = await at.crisis.open();
    const version = await at.crisis.write(POLICE);
    await at.crisis.sign(COUNCIL, version);
    await at.crisis.sign(POLICE, version);
    await at.database.prisma.member.updateMany({
      where: { key: 'privacy-officer' },
      data: { roles: ['crisis_seat'] },
    });
    await at.world.directory.refresh();
    const form = await at.world.press(COUNCIL, 'crisis.handover', id);
    const handed = await send(at.world, COUNCIL, form);
    expect(textOf(handed)).toContain('seat: Privacy officer');
    expect(textOf(await at.crisis.sign(COUNCIL, version))).toContain('Only those who sit in');
    expect(textOf(await at.crisis.push(POLICE, version))).toContain(
      'Still to sign: Privacy officer',
    );
    expect((await at.told('privacy-officer', /crisis.sign/)).join()).toContain('not signed');
    await at.crisis.sign('privacy-officer', version);
    expect(textOf(await at.crisis.push(POLICE, version))).toContain('is on its way');
    await at.database.prisma.member.updateMany({
      where: { key: 'privacy-officer' },
      data: { roles: ['custodian'] },
    });
    await at.world.directory.refresh();
  });

  it('takes no signature of somebody who works elsewhere by now, and theirs falls', async () => {
    await at.crisis.open();
    const version = await at.crisis.write(POLICE);
    await at.crisis.sign(COUNCIL, version);
    await at.crisis.sign(POLICE, version);
    const { prisma } = at.database;
    const where = { key: COUNCIL };
    const before = await prisma.member.findFirstOrThrow({ where });
    const police = await prisma.organisation.findFirstOrThrow({ where: { side: 'police' } });
    const changes = [{ organisationId: police.id }, { roles: ['practitioner'] }, { active: false }];
    for (const data of changes) {
      await prisma.member.updateMany({ where, data });
      await at.world.directory.refresh();
      expect(textOf(await at.crisis.push(POLICE, version)), JSON.stringify(data)).toContain(
        "Still to sign: Mayor's office",
      );
      const { organisationId, roles, active } = before;
      await prisma.member.updateMany({ where, data: { organisationId, roles, active } });
      await at.world.directory.refresh();
    }
    await prisma.member.updateMany({ where, data: { organisationId: police.id } });
    await at.world.directory.refresh();
    const { id } = await at.crisis.unit();
    const theirs = await at.world.press(COUNCIL, 'crisis.withdraw', version.id);
    expect(textOf(theirs)).toContain('Only those who sit in');
    expect(textOf(await at.world.press(COUNCIL, 'crisis.in', id))).toContain('Only those who sit');
    await prisma.member.updateMany({
      where,
      data: { organisationId: before.organisationId },
    });
    await at.world.directory.refresh();
    expect(textOf(await at.crisis.push(POLICE, version))).toContain('is on its way');
  });

  it('is read by those alone who sit there, until it is pushed', async () => {
    await at.crisis.open();
    const version = await at.crisis.write(POLICE);
    const reads = async () =>
      textOf(await at.world.press('privacy-officer', 'crisis.read', version.id));
    expect(await reads()).toContain('Only those who sit in');
    await at.crisis.sign(POLICE, version);
    await at.crisis.sign(COUNCIL, version);
    await at.crisis.push(POLICE, version);
    expect(await reads()).toContain(EVENT.location);
    expect(textOf(await at.world.press('youth-worker', 'crisis.read', version.id))).not.toContain(
      EVENT.location,
    );
  });

  it('lapses when it is not pushed in time, and says so', async () => {
    await at.crisis.open();
    const version = await at.crisis.write(POLICE);
    await at.crisis.sign(POLICE, version);
    await at.crisis.sign(COUNCIL, version);
    at.world.clock.move({ minutes: 61 });
    await at.world.remind();
    expect(textOf(await at.crisis.push(POLICE, version))).toContain(
      'has lapsed with its signatures',
    );
    expect((await at.told(COUNCIL, /crisis.alarm/)).join()).toContain('has lapsed');
    expect((await at.told(COUNCIL, /crisis.sign/)).at(-1)).toContain('has lapsed');
    expect((await at.crisis.write(COUNCIL)).number).toBe(2);
  });

  it('loses a signature that is withdrawn, and one whose side asks for changes', async () => {
    await at.crisis.open();
    const version = await at.crisis.write(POLICE);
    await at.crisis.sign(POLICE, version);
    await at.crisis.sign(COUNCIL, version);
    await at.world.press(POLICE, 'crisis.withdraw', version.id);
    expect(textOf(await at.crisis.push(COUNCIL, version))).toContain(
      'Still to sign: Liaison officer',
    );
    const form = await at.world.press(COUNCIL, 'crisis.changes', version.id);
    await send(at.world, COUNCIL, form, { text: 'Say which road is closed.' });
    const cards = await at.told(POLICE, /crisis.sign/);
    expect(cards.at(-1)).toContain('Say which road is closed.');
    expect(cards.at(-1)).toContain('Municipality of Havenstad: not signed');
  });

  it('begins with the text of the partnership, once it wrote its own', async () => {
    const form = await at.world.press(COUNCIL, 'crisis.template-text', 'fire en');
    await send(at.world, COUNCIL, form, { happened: 'It burns at {{place}}.' });
    await at.crisis.open();
    const message = await at.world.command(POLICE, 'crisis', 'message fire');
    expect(JSON.stringify(dialogOf(message).fields)).toContain(`It burns at ${EVENT.location}.`);
  });
});
