import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drainConversation } from '../../src/bot/delivery/deliver.ts';
import { createOweAnswer, forgetAnswers } from '../../src/bot/delivery/owe-answer.ts';
import { createLog } from '../../src/log.ts';
import type { AnswerResult, PrivateAnswer } from '../../src/ports/delivery/messenger.ts';
import type { Asker } from '../../src/ports/delivery/private-answer.ts';
import type { Database } from '../../src/storage/database/database.ts';
import type { Prisma } from '../../src/storage/generated/client.ts';
import { deliverDeps } from '../support/acts/owed-card.ts';
import { DATABASES } from '../support/databases.ts';
import { dumpEverything } from '../support/dump.ts';
import { FarPlatform } from '../support/far-platform.ts';
import { textOf } from '../support/shown/text-of.ts';
import { createWorld, envelope, type World } from '../support/world.ts';

const ANSWER: PrivateAnswer = {
  contents: ['Quillfeather was seen.', { title: 'Wobblethorpe', blocks: [], buttons: [] }],
  reader: { language: 'en', timeZone: 'Europe/Amsterdam' },
  place: { user: 'liaison-officer' },
  shown: 0,
  doubtful: false,
};
const SHOWN: AnswerResult = { result: { outcome: 'sent', messageId: '' }, shown: 2 };

describe.for(DATABASES)('an answer that waits, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let given: PrivateAnswer[];
    let results: AnswerResult[];

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
    });
    beforeEach(async () => {
      given = [];
      results = [];
      await database.prisma.delivery.deleteMany();
      await database.prisma.owedAnswer.deleteMany();
      await database.prisma.parkedPlace.deleteMany();
    });
    afterAll(() => database.close());

    const owe = (asker: Asker = envelope('liaison-officer'), seconds = 0, answer = ANSWER) =>
      createOweAnswer({ ...world, log: createLog('silent') })(asker, answer, seconds);

    /** Tries what is due. @returns what its delivery says then. */
    async function tryOnce(): Promise<string> {
      const platform = Object.assign(new FarPlatform('room'), {
        answer: async (answer: PrivateAnswer) => {
          given.push(answer);
          return results.shift() ?? SHOWN;
        },
      });
      const { conversationId } = await database.prisma.delivery.findFirstOrThrow();
      await drainConversation(deliverDeps(world, platform), conversationId);
      const { state, reason } = await database.prisma.delivery.findFirstOrThrow();
      return `${state} ${reason ?? ''}`.trim();
    }
    /** Somebody is another for a while. */
    async function asChanged<T>(data: Prisma.MemberUncheckedUpdateInput, act: () => Promise<T>) {
      const { id } = world.presence('liaison-officer').member;
      const { organisationId, roles } = await database.prisma.member.update({
        where: { id },
        data: {},
      });
      await database.prisma.member.update({ where: { id }, data });
      await world.directory.refresh();
      try {
        return await act();
      } finally {
        const before = { organisationId, roles, active: true };
        await database.prisma.member.update({ where: { id }, data: before });
        await world.directory.refresh();
      }
    }
    const kept = () => database.prisma.owedAnswer.count();

    it('stands nowhere in the clear, is shown as it was, and is gone then', async () => {
      expect(await owe()).toBe(true);
      expect(await dumpEverything(database)).not.toMatch(/Quillfeather|Wobblethorpe/);
      expect(await tryOnce()).toBe('sent');
      expect(given).toMatchObject([ANSWER]);
      expect(await kept()).toBe(0);
    });

    it('waits as long as it must, goes on where it stopped, and says what may have arrived', async () => {
      await owe(undefined, 60);
      await tryOnce();
      expect(given).toEqual([]);
      world.clock.move({ seconds: 60 });
      results = [
        { result: { outcome: 'later', seconds: 5 }, shown: 1 },
        { result: { outcome: 'unknown' }, shown: 1 },
      ];
      for (const seconds of [0, 5, 60]) {
        world.clock.move({ seconds });
        await tryOnce();
      }
      const tries = given.map(({ shown, doubtful }) => [shown, doubtful]);
      expect(tries).toEqual([
        [0, false],
        [1, false],
        [1, true],
      ]);
      expect(await kept()).toBe(0);
    });

    it('doubts no part after the one that may have arrived, once that was shown', async () => {
      await owe(undefined, 0, { ...ANSWER, doubtful: true });
      results = [
        { result: { outcome: 'later', seconds: 1 }, shown: 0 },
        { result: { outcome: 'later', seconds: 1 }, shown: 1 },
      ];
      for (let tries = 0; tries < 3; tries += 1) {
        await tryOnce();
        world.clock.move({ seconds: 1 });
      }
      expect(given.map(({ shown, doubtful }) => [shown, doubtful])).toEqual([
        [0, true],
        [0, true],
        [1, false],
      ]);
    });

    it('is not shown once it is too old: whoever asked hears that, and no more', async () => {
      await owe();
      world.clock.move({ minutes: 11 });
      expect(await tryOnce()).toBe('sent');
      expect(JSON.stringify(given)).toContain('could not show you in time');
      expect(JSON.stringify(given)).not.toMatch(/Quillfeather|Wobblethorpe/);
      expect(await kept()).toBe(0);
    });

    it('is nothing after a day', async () => {
      await owe();
      world.clock.move({ hours: 25 });
      expect(await tryOnce()).toBe('dropped too_late');
      expect(given).toEqual([]);
      expect(await kept()).toBe(0);
      const status = textOf(await world.command('liaison-officer', 'tandem', 'status'));
      expect(status, 'nobody has to mend that').toContain('Nothing is refused');
    });

    it('is not shown to whoever changed since: they hear that they may ask again', async () => {
      const elsewhere = await database.prisma.organisation.findFirstOrThrow({
        where: { side: 'partner' },
      });
      for (const changed of [{ organisationId: elsewhere.id }, { roles: ['observer'] }]) {
        given = [];
        await database.prisma.delivery.deleteMany();
        await owe();
        expect(await asChanged(changed, tryOnce)).toBe('sent');
        expect(JSON.stringify(given)).toContain('could not show you in time');
        expect(JSON.stringify(given)).not.toMatch(/Quillfeather|Wobblethorpe/);
        expect(await kept()).toBe(0);
      }
    });

    it('is nothing for whoever lost their account since', async () => {
      await owe();
      expect(await asChanged({ active: false }, tryOnce)).toBe('dropped unknown_person');
      expect(given).toEqual([]);
      expect(await kept()).toBe(0);
    });

    it('as little as a card that was owed to them alone', async () => {
      const place = await database.prisma.parkedPlace.create({
        data: {
          ...{ id: randomUUID(), reason: 'some_code', mendedBy: 'inviting' },
          partnershipId: world.presence('liaison-officer').partnership.id,
          conversationId: (await database.prisma.conversation.findFirstOrThrow()).id,
          since: new Date(),
        },
      });
      const { partnershipId, id: recordId } = place;
      const owed = { card: 'delivery.unreached', recordId, revision: 1, partnershipId };
      const to = { account: envelope('liaison-officer').actor };
      const store = deliverDeps(world, new FarPlatform('room')).deliveries;
      await store.enqueue([{ ...owed, to }], world.clock.now());
      const tried = await asChanged({ active: false }, async () => {
        const first = await tryOnce();
        world.clock.move({ minutes: 3 });
        return [first, await tryOnce()];
      });
      expect(tried).toEqual(['owed', 'dropped unknown_person']);
      await database.prisma.parkedPlace.deleteMany();
    });

    it('is shown to nobody where its row was given to another answer', async () => {
      await owe();
      await owe(envelope('safety-coordinator'));
      const [one, other] = await database.prisma.owedAnswer.findMany();
      const data = { wrapped: other?.wrapped ?? {}, sealed: other?.sealed ?? {} };
      await database.prisma.owedAnswer.update({ where: { id: one?.id ?? '' }, data });
      const find = () => world.unitOfWork.transaction(({ answers }) => answers.find(one?.id ?? ''));
      expect(await find()).toBeUndefined();
    });

    it('is kept no longer than a day, also where nothing is tried', async () => {
      await owe();
      world.clock.move({ hours: 25 });
      await forgetAnswers(world);
      expect(await kept()).toBe(0);
    });

    it('is nothing, and holds up nothing, where nobody can open it', async () => {
      await owe();
      await database.prisma.owedAnswer.updateMany({ data: { sealed: { ciphertext: 'altered' } } });
      expect(await tryOnce()).toBe('dropped too_late');
      expect([given, await kept()]).toEqual([[], 0]);
    });

    it('says nothing of their own chat: what waits for that waits on', async () => {
      await owe();
      const { conversationId, partnershipId } = await database.prisma.delivery.findFirstOrThrow();
      const refused = { reason: 'not_installed', mendedBy: 'installing' } as const;
      await world.unitOfWork.transaction(({ parked }) =>
        parked.open({ partnershipId, conversationId, ...refused }, world.clock.now()),
      );
      await database.prisma.delivery.create({
        data: {
          ...{ id: randomUUID(), card: 'lead.asked', recordId: randomUUID(), revision: 1 },
          ...{ partnershipId, conversationId, state: 'parked', dueAt: new Date(), ...refused },
        },
      });
      await tryOnce();
      expect(given).toHaveLength(1);
      const states = await database.prisma.delivery.findMany({ orderBy: { order: 'asc' } });
      expect(states.map(({ card, state }) => `${card} ${state}`)).toEqual([
        'delivery.answer sent',
        'lead.asked parked',
      ]);
      expect(await database.prisma.parkedPlace.findMany()).toMatchObject([{ mendedAt: null }]);
      expect(await database.prisma.post.count()).toBe(0);
    });

    it('waits for whoever mends what keeps it back, and coordinators hear of it', async () => {
      await owe();
      results = [{ result: { outcome: 'unreachable', reason: 'token_revoked' }, shown: 0 }];
      expect(await tryOnce()).toBe('parked token_revoked');
      expect(await kept()).toBe(1);
      const notices = await database.prisma.delivery.count({
        where: { card: 'delivery.unreached' },
      });
      expect(notices).toBeGreaterThan(0);
    });

    it('is owed to nobody who is not known', async () => {
      const stranger = { platform: 'room', tenant: 'havenstad', user: 'stranger' };
      expect(await owe({ actor: stranger, conversation: undefined })).toBe(false);
      expect(await kept()).toBe(0);
    });
  });
});
