import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drainConversation } from '../../src/bot/delivery/deliver.ts';
import { createOweAnswer } from '../../src/bot/delivery/owe-answer.ts';
import { createLog } from '../../src/log.ts';
import type { AnswerResult, PrivateAnswer } from '../../src/ports/delivery/messenger.ts';
import type { Asker } from '../../src/ports/delivery/private-answer.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { deliverDeps } from '../support/acts/owed-card.ts';
import { DATABASES } from '../support/databases.ts';
import { dumpEverything } from '../support/dump.ts';
import { FarPlatform } from '../support/far-platform.ts';
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
    });
    afterAll(() => database.close());

    const owe = (asker: Asker = envelope('liaison-officer'), seconds = 0) =>
      createOweAnswer({ ...world, log: createLog('silent') })(asker, ANSWER, seconds);

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
      expect(await tryOnce()).toBe('parked too_late');
      expect(given).toEqual([]);
      expect(await kept()).toBe(0);
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
