import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { COUNCIL, COUNCIL_DEPUTY, crisisIn } from '../../../test/support/acts/crisis.ts';
import { deliverDeps } from '../../../test/support/acts/owed-card.ts';
import { openOneForTest } from '../../../test/support/databases.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import type { Messenger, SendResult } from '../../ports/delivery/messenger.ts';
import type { Database } from '../../storage/database/database.ts';
import { drainConversation } from './deliver.ts';

/** Longer than a lease that nobody renews. */
const LEASE_OVER = { seconds: 11 };

describe('a change that was overtaken by the next one, and stands there after it', () => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
  });
  afterAll(() => database.close());
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  it.each([{ outcome: 'sent', messageId: '' }, { outcome: 'unknown' }] satisfies SendResult[])(
    'is followed by what is so now ($outcome)',
    async (result) => {
      const platform = heldPlatform();
      const [quick, slow] = [false, true].map((held) =>
        deliverDeps(world, platform.messenger(held)),
      );
      if (!quick || !slow) throw new Error('There is no process.');
      await crisisIn(world).reset();
      const { id } = await crisisIn(world).open();
      const { conversationId } = await database.prisma.delivery.findFirstOrThrow({
        where: { card: 'crisis.unit' },
      });
      await drainConversation(quick, conversationId);
      await world.press(COUNCIL, 'crisis.in', id);
      const late = drainConversation(slow, conversationId);
      await platform.begun;
      await world.press(COUNCIL_DEPUTY, 'crisis.in', id);
      world.clock.move(LEASE_OVER);
      await drainConversation(quick, conversationId);
      const before = platform.stands();
      platform.answers(result);
      await late;
      await drainConversation(quick, conversationId);
      expect(platform.stands()).toEqual(before);
      const where = { conversationId, state: { not: 'sent' } };
      expect(await database.prisma.delivery.count({ where })).toBe(0);
    },
  );
});

/** A platform where one process may be held up on the way: what it changes stands there once it is answered. */
function heldPlatform() {
  const begun = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<SendResult>();
  const standing = new Map<string, string>();
  let isHeld = true;
  const messenger = (slow: boolean): Messenger => ({
    platform: 'room',
    async post({ card }) {
      const messageId = `m-${standing.size}`;
      standing.set(messageId, JSON.stringify(card));
      return { outcome: 'sent', messageId };
    },
    async update({ card }, messageId) {
      const waits = slow && isHeld;
      if (waits) begun.resolve();
      const said: SendResult = waits ? await answer.promise : { outcome: 'sent', messageId };
      isHeld &&= !waits;
      standing.set(messageId, JSON.stringify(card));
      return said;
    },
    lookUp: async () => ({ found: 'no' }),
  });
  const stands = () => Object.fromEntries(standing);
  return { messenger, begun: begun.promise, answers: answer.resolve, stands };
}
