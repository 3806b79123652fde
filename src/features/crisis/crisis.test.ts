import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  COUNCIL,
  COUNCIL_DEPUTY,
  type CrisisStage,
  crisisIn,
  EVENT,
  POLICE,
  POLICE_DEPUTY,
  send,
} from '../../../test/support/acts/crisis.ts';
import { dialogOf, labels } from '../../../test/support/acts/steps.ts';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { toldMembers } from '../../../test/support/shown/told.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import { runUseCase } from '../../bot/run-use-case.ts';
import type { Database } from '../../storage/database/database.ts';
import { writeMessage } from './message/write-message.ts';
import { openUnit } from './unit/open-unit.ts';

const LONG = 'Keep away from the harbour. '.repeat(12);

describe.for(ONE_DATABASE)('/crisis on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let crisis: CrisisStage;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      crisis = crisisIn(world);
    });
    beforeEach(() => crisis.reset());
    afterAll(() => database.close());

    const told = async (who: string, cards: RegExp) =>
      (await toldMembers(world, cards)).filter((one) => one.who === who).map(({ text }) => text);
    const idOf = (key: string) => world.presence(key).member.id;
    /** How many alarms are shown to the police as they are now that they are settled. */
    const shownAnew = () =>
      database.prisma.delivery.count({
        where: { card: 'crisis.alarm', revision: 2, conversation: { external: POLICE } },
      });

    describe('a unit', () => {
      it('opens with a seat and a deputy of each side, and with nothing less', async () => {
        const form = await world.command(POLICE, 'crisis', 'open');
        const twice = await send(world, POLICE, form, {
          ...EVENT,
          police_deputy: idOf(POLICE),
        });
        expect(twice).toMatchObject({ kind: 'field-errors' });
        expect(JSON.stringify(twice)).toContain('a person of its own');
        const other = await send(world, POLICE, form, {
          ...EVENT,
          police_seat: idOf(COUNCIL),
          local_authority_seat: idOf(POLICE),
        });
        expect(textOf(other)).toContain('cannot take this place');
        const none = await send(world, POLICE, form, { ...EVENT, local_authority_deputy: '' });
        expect(none).toMatchObject({ kind: 'field-errors' });
        expect(await database.prisma.crisisUnit.count({ where: { closedAt: null } })).toBe(0);
        const opened = await send(world, POLICE, form, EVENT);
        expect(textOf(opened)).toMatch(/C-2026-\d{4} is open · fire in a warehouse/);
        expect(textOf(opened), 'nobody declared it').toContain('Not declared as major');
        const again = await send(world, POLICE, form, EVENT);
        expect(textOf(again), 'the same form is the same unit').toBe(textOf(opened));
        const second = await world.command(COUNCIL, 'crisis', 'open');
        expect(textOf(second)).toContain('is open already');
      });

      it('opens from signals: it names them, and carries over nothing that was written there', async () => {
        const facts = 'Quillfeather stood at the quay.';
        const raised = await world.submit(COUNCIL_DEPUTY, 'signal.raise', signalForm({ facts }));
        const [signal = ''] = /S-\d{4}-\d{4}/.exec(textOf(raised)) ?? [];
        const unknown = await world.command(POLICE, 'crisis', 'open S-2026-9999');
        expect(textOf(unknown)).toContain('S-2026-9999');
        expect(textOf(await world.command(POLICE, 'crisis', 'open fire'))).toContain('fire');
        const form = await world.command(
          POLICE,
          'crisis',
          `open ${signal.toLowerCase()}, ${signal}`,
        );
        expect(JSON.stringify(dialogOf(form))).not.toMatch(/Quillfeather|Station quarter/);
        expect(textOf(await send(world, POLICE, form, EVENT))).toContain(signal);
        const { id, signals } = await crisis.unit();
        expect(signals).toEqual([signal]);
        const row = await database.prisma.crisisUnit.findUniqueOrThrow({ where: { id } });
        const audit = await database.prisma.auditEntry.findMany({ where: { recordId: id } });
        const cards = await Promise.all(
          [POLICE, COUNCIL].map((by) => world.press(by, 'crisis.show', id)),
        );
        const everything = JSON.stringify([row, audit.map(({ payload }) => payload), cards]);
        expect(everything).not.toContain('Quillfeather');
        const { content } = await crisis.write(POLICE);
        expect(JSON.stringify(content)).not.toMatch(/Quillfeather|Station quarter|S-2026/);
      });

      it('refuses what concerns a person in its report', async () => {
        const form = await world.command(POLICE, 'crisis', 'open');
        const casualties = 'Jan de Vries, born 12-03-1990';
        const refused = await send(world, POLICE, form, { ...EVENT, casualties });
        expect(JSON.stringify(refused)).toContain('without');
        const fine = await send(world, POLICE, form, { ...EVENT, location: 'Kerkstraat 12' });
        expect(textOf(fine), 'an address says where it is').toContain('is open');
      });

      it('calls the seats at once, and a deputy whose seat is not in after ten minutes', async () => {
        const { reference } = await crisis.open();
        expect(await told(COUNCIL, /crisis.call/)).toHaveLength(1);
        expect(await told(COUNCIL_DEPUTY, /crisis.call/)).toHaveLength(0);
        world.clock.move({ minutes: 11 });
        await world.remind();
        const [call] = await told(COUNCIL_DEPUTY, /crisis.call/);
        expect(call).toContain(`You are called to ${reference}`);
        expect(await told(POLICE_DEPUTY, /crisis.call/), 'the police seat is in').toHaveLength(0);
        expect((await told(POLICE, /crisis.alarm/)).join()).toContain('the deputy is called now');
        world.clock.move({ minutes: 11 });
        await world.remind();
        expect((await told(POLICE, /crisis.alarm/)).join()).toContain(
          'nobody of Municipality of Havenstad is in',
        );
        await world.press(COUNCIL_DEPUTY, 'crisis.in', (await crisis.unit()).id);
        const over = (await told(POLICE, /crisis.alarm/)).join();
        expect(over).toContain('the deputy is called now – settled');
        expect(over).toContain('is in – settled');
        expect(await shownAnew()).toBe(2);
      });

      it('reminds of the situation update, before, when it is due, and when it is late', async () => {
        const { id } = await crisis.open();
        for (const minutes of [51, 10, 15]) {
          world.clock.move({ minutes });
          await world.remind();
        }
        const alarms = (await told(POLICE, /crisis.alarm/)).join('\n');
        expect(alarms).toMatch(/is due at \d\d:\d\d/);
        expect(alarms).toContain('is due now');
        expect(alarms).toMatch(/is late: it was due at \d\d:\d\d/);
        const form = await world.press(POLICE, 'crisis.write-sitrep', id);
        const shown = await send(world, POLICE, form, { text: 'The fire is under control.' });
        expect(textOf(shown)).toContain('The fire is under control.');
        expect((await told(POLICE, /crisis.alarm/)).join()).toMatch(/due at \d\d:\d\d – settled/);
        expect(await shownAnew()).toBe(3);
        expect((await told(COUNCIL, /crisis.sitrep/)).join()).toContain('under control');
        expect(await told('youth-worker', /crisis/), 'for the unit alone').toEqual([]);
      });

      it('shows that a message lapses soon as settled once it is pushed', async () => {
        await crisis.open();
        const version = await crisis.write(POLICE);
        world.clock.move({ minutes: 51 });
        await world.remind();
        const alarms = async () => (await told(POLICE, /crisis.alarm/)).join('\n');
        expect(await alarms()).toMatch(/lapses at \d\d:\d\d$/m);
        await crisis.sign(POLICE, version);
        await crisis.sign(COUNCIL, version);
        const before = await shownAnew();
        await crisis.push(POLICE, version);
        expect(await alarms()).toMatch(/lapses at \d\d:\d\d – settled/);
        expect(await shownAnew()).toBe(before + 1);
      });

      it('closes with the word of both; what is written after asks anew', async () => {
        const { id, reference } = await crisis.open();
        await send(world, POLICE, await world.command(POLICE, 'crisis', 'close'));
        const again = await send(world, POLICE, await world.command(POLICE, 'crisis', 'close'));
        expect(textOf(again)).toContain("The other side's word is still missing");
        await crisis.write(POLICE);
        const alone = await send(world, COUNCIL, await world.command(COUNCIL, 'crisis', 'close'));
        expect(textOf(alone)).toContain("closes with the other side's word");
        const done = await send(world, POLICE, await world.command(POLICE, 'crisis', 'close'));
        expect(textOf(done)).toContain(`${reference} is closed by both sides`);
        expect(textOf(done)).toContain('/liaison schedule');
        expect(textOf(await world.press(POLICE, 'crisis.write-sitrep', id))).toContain('is closed');
        const planned = await database.prisma.reminder.count({
          where: { recordId: id, state: 'planned' },
        });
        expect(planned, 'nothing is asked of anybody').toBe(0);
      });

      it('lives in the joint channels, what is known in its thread; or where it was chosen beforehand', async () => {
        const standsIn = async () => {
          const { id } = await crisis.open();
          const rows = await database.prisma.delivery.findMany({
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
        await crisis.reset();
        const staff = { where: { key: 'room-staff' } };
        await database.prisma.channel.updateMany({ ...staff, data: { crisisUnit: true } });
        await world.directory.refresh();
        expect((await standsIn()).toSorted()).toEqual(
          known.map((card) => `town-hall: ${card}`).toSorted(),
        );
        await database.prisma.channel.updateMany({ ...staff, data: { crisisUnit: false } });
        await world.directory.refresh();
      });

      it('is for those who sit there: everybody else is told who they are', async () => {
        const { id } = await crisis.open();
        expect(textOf(await world.command('youth-worker', 'crisis'))).toContain('These people can');
        const looks = await world.command('privacy-officer', 'crisis');
        expect(labels(looks)).toEqual([]);
        const refused = await world.press('privacy-officer', 'crisis.message', id);
        expect(refused).toMatchObject({ kind: 'notice', tone: 'refused' });
      });
    });

    describe('a message', () => {
      it('begins with the place filled in, and is refused while anything is open', async () => {
        const { id } = await crisis.open();
        const form = await world.press(POLICE, 'crisis.message', id);
        expect(JSON.stringify(dialogOf(form).fields)).toContain(EVENT.location);
        const open = await send(world, POLICE, form, { doing: 'We call {{number}}.' });
        expect(JSON.stringify(open)).toContain('Still to fill in: {{number}}');
        const long = await send(world, POLICE, form, { advice: LONG });
        expect(JSON.stringify(long)).toMatch(/The short form is \d+ characters; 280 fit/);
        const spoken = await send(world, POLICE, form, { unknown: LONG.repeat(3).slice(0, 590) });
        expect(JSON.stringify(spoken)).toMatch(/Read aloud it takes \d+ seconds; 60 at most/);
        const person = await send(world, POLICE, form, {
          happened: 'Jan de Vries, born 12-03-1990, was hurt.',
        });
        expect(JSON.stringify(person)).toContain('seems to concern a person');
        expect(
          await database.prisma.crisisVersion.count({ where: { message: { unitId: id } } }),
        ).toBe(0);
        expect((await send(world, POLICE, form)).kind).toBe('card');
      });

      it('says the same in every language, or not at all', async () => {
        await crisis.open();
        const both = await crisis.write(POLICE, { languages: ['en', 'uk'] });
        expect(both.content.texts.map(({ language }) => language)).toEqual(['en', 'uk']);
        const { id } = await crisis.unit();
        const form = await world.press(POLICE, 'crisis.message', id);
        const alone = await send(world, POLICE, form, { doing: 'Something else.' });
        expect(JSON.stringify(alone)).toContain('no Ukrainian text that says the same');
        await crisis.write(POLICE, { doing: 'Something else.', languages: ['en'] });
        const newest = await crisis.newest();
        const which = await world.press(POLICE, 'crisis.language', newest.id);
        const text = await send(world, POLICE, which, { language: 'uk' });
        const added = await send(world, POLICE, text, { doing: 'Щось інше.' });
        expect(textOf(added)).toContain('Ukrainian was added');
        expect(textOf(added)).toContain('Щось інше.');
      });

      it('of two who edit at once nobody overwrites the other, and the second is told', async () => {
        const { id } = await crisis.open();
        await crisis.write(POLICE);
        const mine = await world.press(POLICE, 'crisis.message', id);
        const theirs = await world.press(COUNCIL, 'crisis.message', id);
        await send(world, COUNCIL, theirs, { doing: 'The council opens a hall.' });
        const told = await send(world, POLICE, mine, { doing: 'The police close the road.' });
        expect(textOf(told)).toContain("Mayor's office made version 2 while you wrote");
        const newest = await crisis.newest();
        expect(newest.number).toBe(2);
        expect(newest.content.texts[0]?.frame.doing).toBe('The council opens a hall.');
      });

      it('is signed on exactly what was seen: an old card is refused, with the way forward', async () => {
        await crisis.open();
        const first = await crisis.write(POLICE);
        const second = await crisis.write(COUNCIL, { doing: 'The council opens a hall.' });
        expect(textOf(await crisis.sign(POLICE, first))).toContain("Mayor's office made version 2");
        const altered = { ...second, hash: first.hash };
        expect(textOf(await crisis.sign(POLICE, altered))).toContain('not the text that you saw');
        expect(textOf(await crisis.sign(POLICE, second))).toContain('signed by Liaison officer');
        expect(textOf(await crisis.sign(POLICE_DEPUTY, second))).toContain('for your side already');
        expect(textOf(await crisis.push(POLICE, second))).toContain(
          "Still to sign: Mayor's office",
        );
      });

      it('of two who push at once one does, and the other is told who did', async () => {
        await crisis.open();
        const version = await crisis.write(POLICE);
        await crisis.sign(POLICE, version);
        await crisis.sign(COUNCIL, version);
        const forms = await Promise.all(
          [POLICE, COUNCIL].map((by) =>
            world.press(by, 'crisis.push', `${version.id} ${version.hash}`),
          ),
        );
        const [mine, theirs] = forms;
        if (!mine || !theirs) throw new Error('No form.');
        const texts = (
          await Promise.all([send(world, POLICE, mine), send(world, COUNCIL, theirs)])
        ).map(textOf);
        expect(texts.filter((text) => text.includes('is on its way'))).toHaveLength(1);
        expect(texts.filter((text) => text.includes('was pushed by'))).toHaveLength(1);
        const where = { versionId: version.id };
        expect(await database.prisma.crisisPush.count({ where })).toBe(1);
        expect(await database.prisma.crisisTarget.count({ where })).toBe(
          version.content.targets.length,
        );
        const { id } = await crisis.unit();
        const next = await world.press(
          POLICE,
          'crisis.message',
          `${id} first ${version.messageId}`,
        );
        const edited = await send(world, POLICE, next);
        expect(textOf(edited)).toContain('write an update or a correction');
      });

      it('takes no signature of somebody whose seat was handed over a second ago, and theirs falls', async () => {
        const { id } = await crisis.open();
        const version = await crisis.write(POLICE);
        await crisis.sign(COUNCIL, version);
        await crisis.sign(POLICE, version);
        await database.prisma.member.updateMany({
          where: { key: 'privacy-officer' },
          data: { roles: ['crisis_seat'] },
        });
        await world.directory.refresh();
        const form = await world.press(COUNCIL, 'crisis.handover', id);
        const handed = await send(world, COUNCIL, form);
        expect(textOf(handed)).toContain('seat: Privacy officer');
        expect(textOf(await crisis.sign(COUNCIL, version))).toContain('Only those who sit in');
        expect(textOf(await crisis.push(POLICE, version))).toContain(
          'Still to sign: Privacy officer',
        );
        expect((await told('privacy-officer', /crisis.sign/)).join()).toContain('not signed');
        await crisis.sign('privacy-officer', version);
        expect(textOf(await crisis.push(POLICE, version))).toContain('is on its way');
        await database.prisma.member.updateMany({
          where: { key: 'privacy-officer' },
          data: { roles: ['custodian'] },
        });
        await world.directory.refresh();
      });

      it('takes no signature of somebody who works elsewhere by now, and theirs falls', async () => {
        await crisis.open();
        const version = await crisis.write(POLICE);
        await crisis.sign(COUNCIL, version);
        await crisis.sign(POLICE, version);
        const { prisma } = database;
        const where = { key: COUNCIL };
        const before = await prisma.member.findFirstOrThrow({ where });
        const police = await prisma.organisation.findFirstOrThrow({ where: { side: 'police' } });
        const changes = [
          { organisationId: police.id },
          { roles: ['practitioner'] },
          { active: false },
        ];
        for (const data of changes) {
          await prisma.member.updateMany({ where, data });
          await world.directory.refresh();
          expect(textOf(await crisis.push(POLICE, version)), JSON.stringify(data)).toContain(
            "Still to sign: Mayor's office",
          );
          const { organisationId, roles, active } = before;
          await prisma.member.updateMany({ where, data: { organisationId, roles, active } });
          await world.directory.refresh();
        }
        await prisma.member.updateMany({ where, data: { organisationId: police.id } });
        await world.directory.refresh();
        const { id } = await crisis.unit();
        const theirs = await world.press(COUNCIL, 'crisis.withdraw', version.id);
        expect(textOf(theirs)).toContain('Only those who sit in');
        expect(textOf(await world.press(COUNCIL, 'crisis.in', id))).toContain('Only those who sit');
        await prisma.member.updateMany({
          where,
          data: { organisationId: before.organisationId },
        });
        await world.directory.refresh();
        expect(textOf(await crisis.push(POLICE, version))).toContain('is on its way');
      });

      it('is read by those alone who sit there, until it is pushed', async () => {
        await crisis.open();
        const version = await crisis.write(POLICE);
        const reads = async () =>
          textOf(await world.press('privacy-officer', 'crisis.read', version.id));
        expect(await reads()).toContain('Only those who sit in');
        await crisis.sign(POLICE, version);
        await crisis.sign(COUNCIL, version);
        await crisis.push(POLICE, version);
        expect(await reads()).toContain(EVENT.location);
        expect(textOf(await world.press('youth-worker', 'crisis.read', version.id))).not.toContain(
          EVENT.location,
        );
      });

      it('lapses when it is not pushed in time, and says so', async () => {
        await crisis.open();
        const version = await crisis.write(POLICE);
        await crisis.sign(POLICE, version);
        await crisis.sign(COUNCIL, version);
        world.clock.move({ minutes: 61 });
        await world.remind();
        expect(textOf(await crisis.push(POLICE, version))).toContain(
          'has lapsed with its signatures',
        );
        expect((await told(COUNCIL, /crisis.alarm/)).join()).toContain('has lapsed');
        expect((await told(COUNCIL, /crisis.sign/)).at(-1)).toContain('has lapsed');
        expect((await crisis.write(COUNCIL)).number).toBe(2);
      });

      it('loses a signature that is withdrawn, and one whose side asks for changes', async () => {
        await crisis.open();
        const version = await crisis.write(POLICE);
        await crisis.sign(POLICE, version);
        await crisis.sign(COUNCIL, version);
        await world.press(POLICE, 'crisis.withdraw', version.id);
        expect(textOf(await crisis.push(COUNCIL, version))).toContain(
          'Still to sign: Liaison officer',
        );
        const form = await world.press(COUNCIL, 'crisis.changes', version.id);
        await send(world, COUNCIL, form, { text: 'Say which road is closed.' });
        const cards = await told(POLICE, /crisis.sign/);
        expect(cards.at(-1)).toContain('Say which road is closed.');
        expect(cards.at(-1)).toContain('Municipality of Havenstad: not signed');
      });

      it('begins with the text of the partnership, once it wrote its own', async () => {
        const form = await world.press(COUNCIL, 'crisis.template-text', 'fire en');
        await send(world, COUNCIL, form, { happened: 'It burns at {{place}}.' });
        await crisis.open();
        const message = await world.command(POLICE, 'crisis', 'message fire');
        expect(JSON.stringify(dialogOf(message).fields)).toContain(
          `It burns at ${EVENT.location}.`,
        );
      });
    });

    describe('voices', () => {
      it('are known by what they are; how they are reached is encrypted, and looking is logged', async () => {
        const form = await world.press(POLICE, 'crisis.voice', 'new');
        const named = {
          name: 'Chair of the football club',
          kind: 'club',
          reach: '+31 10 555 0199',
        };
        expect(textOf(await send(world, POLICE, form, named))).toContain('is on the list');
        const list = await world.command(COUNCIL, 'crisis', 'voices');
        expect(textOf(list)).toContain('Chair of the football club');
        expect(textOf(list)).not.toContain('555 0199');
        const voice = await database.prisma.crisisVoice.findFirstOrThrow({
          where: { kind: 'club' },
        });
        const shown = await world.press(COUNCIL, 'crisis.voices', voice.id);
        expect(textOf(shown)).toContain('+31 10 555 0199');
        const where = { action: 'crisis_voice.read', recordId: voice.id };
        expect(await database.prisma.auditEntry.count({ where })).toBe(1);
        expect(JSON.stringify(await database.prisma.protectedText.findMany())).not.toContain(
          '555 0199',
        );
      });

      it('say that they can say it, each for themselves', async () => {
        const form = await world.press(POLICE, 'crisis.voice', 'new');
        const youth = { name: 'Youth work', kind: 'community', member: idOf('youth-worker') };
        await send(world, POLICE, form, youth);
        await crisis.open();
        const version = await crisis.write(POLICE, { groups: ['joint_channels', 'voices'] });
        await crisis.sign(POLICE, version);
        await crisis.sign(COUNCIL, version);
        await crisis.push(POLICE, version);
        const [asked] = await told('youth-worker', /crisis.briefing/);
        expect(asked).toContain('can you say it');
        const voice = await database.prisma.crisisVoice.findFirstOrThrow({
          where: { kind: 'community' },
        });
        const value = `${voice.id} ${version.id}`;
        expect(textOf(await world.press(POLICE, 'crisis.briefed', value))).toContain(
          'This briefing is for Youth work',
        );
        expect(textOf(await world.press('youth-worker', 'crisis.briefed', value))).toContain(
          'Recorded',
        );
        expect(textOf(await world.command(POLICE, 'crisis', 'voices'))).toContain(
          'can say C-2026-',
        );
      });
    });

    it('real and exercise stand side by side in a live partnership, and reach different places', async () => {
      const { partnership } = world.presence(POLICE);
      await database.prisma.partnership.updateMany({ data: { live: true } });
      await database.prisma.channel.updateMany({
        where: { key: 'room-staff' },
        data: { exercise: false },
      });
      await world.directory.refresh();
      const run = { ...world, platforms: ['room'] };
      const actor = {
        member: world.presence(POLICE).member,
        partnership: { ...partnership, live: true },
      };
      const seats = [
        { side: 'police', place: 'seat', memberId: idOf(POLICE) },
        { side: 'police', place: 'deputy', memberId: idOf(POLICE_DEPUTY) },
        { side: 'local_authority', place: 'seat', memberId: idOf(COUNCIL) },
        { side: 'local_authority', place: 'deputy', memberId: idOf(COUNCIL_DEPUTY) },
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
          nextUpdateAt: world.clock.now().add({ hours: 1 }),
        });
        if (!wrote.ok) throw new Error('Not written.');
        const { content } = await database.prisma.crisisVersion.findUniqueOrThrow({
          where: { id: wrote.versionId },
        });
        const { targets, texts } = Object(content);
        reached.push(targets.map(({ name }: { name: string }) => name));
        expect(texts[0].variants.short.startsWith('EXERCISE')).toBe(exercise);
      }
      expect(reached).toEqual([['town-hall'], ['joint-desk', 'partners']]);
      await database.prisma.partnership.updateMany({ data: { live: false } });
      await database.prisma.channel.updateMany({ data: { exercise: true } });
      await world.directory.refresh();
    });
  });
});
