import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliverDeps, oweCard } from '../../../test/support/acts/owed-card.ts';
import { openOneForTest } from '../../../test/support/databases.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import type { Messenger, SendResult } from '../../ports/delivery/messenger.ts';
import type { Database } from '../../storage/database/database.ts';
import { type DeliverDeps, drainConversation } from './deliver.ts';

describe('the lease of what is being sent', () => {
  let database: Database;
  let world: World;
  let deps: DeliverDeps;
  let conversation: string;
  let slow: SlowPlatform;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    slow = slowPlatform();
    deps = deliverDeps(world, slow.messenger);
    conversation = await oweCard(world);
  });
  afterEach(() => void vi.useRealTimers());

  const row = () =>
    database.prisma.delivery.findFirstOrThrow({ where: { conversationId: conversation } });
  const secondsLeft = async () =>
    ((await row()).dueAt.getTime() - world.clock.now().epochMilliseconds) / 1_000;

  /** @returns once another process has looked. */
  async function look(): Promise<number> {
    const quick = slowPlatform();
    quick.answers({ outcome: 'sent', messageId: 'quick' });
    await drainConversation({ ...deps, messengers: [quick.messenger] }, conversation);
    return quick.posts();
  }

  it('is renewed while the send lives, so that no other process takes it', async () => {
    const sending = drainConversation(deps, conversation);
    await slow.begun;
    expect(await secondsLeft()).toBe(10);
    for (let rounds = 0; rounds < 5; rounds += 1) {
      world.clock.move({ seconds: 8 });
      vi.advanceTimersToNextTimer();
      await expect.poll(secondsLeft).toBe(10);
      expect(await look()).toBe(0);
    }
    slow.answers({ outcome: 'sent', messageId: 'slow' });
    await sending;
    expect(await row()).toMatchObject({ state: 'sent' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends 10 s after its process was killed', async () => {
    const killed = drainConversation(deps, conversation);
    await slow.begun;
    world.clock.move({ seconds: 9 });
    expect(await look()).toBe(0);
    world.clock.move({ seconds: 2 });
    expect(await look()).toBe(1);
    slow.answers({ outcome: 'unknown' });
    await killed;
    expect(await row()).toMatchObject({ state: 'sent' });
  });

  it('is renewed no more for a send that never ends', async () => {
    const sending = drainConversation(deps, conversation);
    await slow.begun;
    expect(vi.getTimerCount()).toBe(1);
    for (let rounds = 0; rounds < 100 && vi.getTimerCount() > 0; rounds += 1) {
      world.clock.move({ seconds: 8 });
      vi.advanceTimersToNextTimer();
    }
    expect(vi.getTimerCount()).toBe(0);
    slow.answers({ outcome: 'later', seconds: 1 });
    await sending;
  });
});

interface SlowPlatform {
  readonly messenger: Messenger;
  /** It was asked to post. */
  readonly begun: Promise<void>;
  answers(result: SendResult): void;
  posts(): number;
}

/** A platform that answers when it is told to. */
function slowPlatform(): SlowPlatform {
  const begun = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<SendResult>();
  let posts = 0;
  return {
    begun: begun.promise,
    answers: answer.resolve,
    posts: () => posts,
    messenger: {
      platform: 'room',
      async post() {
        posts += 1;
        begun.resolve();
        return answer.promise;
      },
      update: () => answer.promise,
      lookUp: async () => ({ found: 'no' }),
    },
  };
}
