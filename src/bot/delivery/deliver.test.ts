import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverDeps, oweCard } from '../../../test/support/acts/owed-card.ts';
import { openOneForTest } from '../../../test/support/databases.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import { formatTime } from '../../cards/format-time.ts';
import { plainText } from '../../cards/plain-text.ts';
import { createLog } from '../../log.ts';
import type { Messenger, SendResult } from '../../ports/delivery/messenger.ts';
import type { Database } from '../../storage/database/database.ts';
import { byName } from '../declare/feature.ts';
import { postedCall, postedReminder } from '../declare/posted-card.ts';
import { type DeliverDeps, drainConversation } from './deliver.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };

/** A platform far away: posts arrive or not, and its answers come back or not. */
class FarPlatform implements Messenger {
  readonly platform = 'room';
  readonly messages = new Map<string, { deliveryId: string; title: string }>();
  canLook = true;
  next: ('fine' | 'lost_answer' | 'lost_post' | SendResult)[] = [];

  async post({ deliveryId, card, thread }: Parameters<Messenger['post']>[0]): Promise<SendResult> {
    if (thread !== undefined) return this.reply(card.title, thread);
    const weather = this.next.shift() ?? 'fine';
    if (typeof weather === 'object') return weather;
    if (weather === 'lost_post') return { outcome: 'unknown' };
    const messageId = `m-${this.messages.size + 1}`;
    this.messages.set(messageId, { deliveryId, title: card.title });
    return weather === 'fine' ? { outcome: 'sent', messageId } : { outcome: 'unknown' };
  }

  /** Titles of what stands in the thread of the card with this reference. */
  readonly threads = new Map<string, string[]>();

  private reply(title: string, thread: string): SendResult {
    const reference = /S-\d{4}-\d{4}/.exec(this.messages.get(thread)?.title ?? '')?.[0] ?? thread;
    this.threads.set(reference, [...(this.threads.get(reference) ?? []), title]);
    return { outcome: 'sent', messageId: `reply to ${thread}` };
  }

  async update(
    { card }: Parameters<Messenger['update']>[0],
    messageId: string,
  ): Promise<SendResult> {
    const message = this.messages.get(messageId);
    if (!message) return { outcome: 'gone' };
    this.messages.set(messageId, { ...message, title: card.title });
    return { outcome: 'sent', messageId };
  }

  async lookUp(_conversation: unknown, deliveryId: string): ReturnType<Messenger['lookUp']> {
    if (!this.canLook) return { found: 'cannot_look' };
    const [messageId] = [...this.messages].find(([, one]) => one.deliveryId === deliveryId) ?? [];
    return messageId ? { found: 'yes', messageId } : { found: 'no' };
  }
}

/** Its methods as an object's own, so that one can be replaced. */
function bound(far: Messenger): Messenger {
  const { platform } = far;
  return {
    platform,
    post: (sending) => far.post(sending),
    update: (sending, messageId) => far.update(sending, messageId),
    lookUp: (conversation, deliveryId) => far.lookUp(conversation, deliveryId),
  };
}

describe('sending what is owed', () => {
  let database: Database;
  let world: World;
  let far: FarPlatform;
  let deps: DeliverDeps;
  let conversation: string;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    far = new FarPlatform();
    deps = { ...deliverDeps(world, far), pushed: new Map() };
    conversation = await oweCard(world);
  });

  const drain = () => drainConversation(deps, conversation);
  const cardsOf = (reference: string) =>
    [...far.messages.values()].filter(({ title }) => title.startsWith(reference));
  const states = async () =>
    (await database.prisma.delivery.findMany({ where: { conversationId: conversation } })).map(
      ({ state }) => state,
    );

  it('posts a card once, however often it is nudged', async () => {
    await Promise.all([drain(), drain(), drain()]);
    await drain();
    expect(far.messages.size).toBe(1);
    expect(await states()).toEqual(['sent']);
  });

  it('looks before it repeats: a post whose answer was lost is found, not doubled', async () => {
    far.next = ['lost_answer'];
    await drain();
    expect(await states()).toEqual(['unknown']);
    world.clock.move({ minutes: 1 });
    await drain();
    expect(far.messages.size).toBe(1);
    expect(await states()).toEqual(['sent']);
  });

  it('sends again what is known not to have arrived', async () => {
    far.next = ['lost_post'];
    await drain();
    world.clock.move({ minutes: 1 });
    await drain();
    expect(far.messages.size).toBe(1);
  });

  it('says that it was sent before, also where that had to wait in between', async () => {
    far.canLook = false;
    far.next = ['lost_answer', { outcome: 'later', seconds: 1 }];
    for (let tries = 0; tries < 3; tries += 1) {
      await drain();
      world.clock.move({ minutes: 1 });
    }
    const titles = [...far.messages.values()].map(({ title }) => title);
    expect(titles).toHaveLength(2);
    expect(titles[1]).toBe(`${titles[0]} (sent again; the first may have arrived)`);
  });

  it('says late what came of it, changes nothing, and goes on', async () => {
    let answer = (_: SendResult): void => undefined;
    let asked = (): void => undefined;
    const underWay = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const slow: Messenger = {
      ...bound(far),
      post: () =>
        new Promise((resolve) => {
          answer = resolve;
          asked();
        }),
    };
    const lines: unknown[] = [];
    const log = Object.assign(createLog('silent'), { warn: (line: unknown) => lines.push(line) });
    const counted: string[] = [];
    const settled = (_: string, { state }: { state: string }) => void counted.push(state);
    const first = drainConversation({ ...deps, messengers: [slow], log, settled }, conversation);
    await underWay;
    world.clock.move({ minutes: 1 });
    await drain();
    answer({ outcome: 'later', seconds: 5 });
    await first;
    expect(await states()).toEqual(['sent']);
    expect(far.messages.size).toBe(1);
    expect(lines).toEqual([expect.objectContaining({ state: 'later', attempt: 1 })]);
    expect(counted).toEqual([]);
  });

  it('waits as long as the platform asks', async () => {
    far.next = [{ outcome: 'later', seconds: 20 }];
    await drain();
    world.clock.move({ seconds: 19 });
    await drain();
    expect(far.messages.size).toBe(0);
    world.clock.move({ seconds: 2 });
    await drain();
    expect(far.messages.size).toBe(1);
  });

  it('changes the card that stands there, and posts anew if it is gone', async () => {
    await drain();
    const [reference = ''] = /S-\d{4}-\d{4}/.exec([...far.messages.values()][0]?.title ?? '') ?? [];
    await world.press('safety-coordinator', 'signal.acknowledge', reference);
    await drain();
    expect(cardsOf(reference)).toHaveLength(1);
    expect(far.threads.get(reference)).toEqual([expect.stringContaining('was acknowledged by')]);
    far.messages.clear();
    await database.prisma.delivery.updateMany({
      data: { state: 'owed', revision: 3 },
      where: { conversationId: conversation, revision: 2, card: 'signal.card' },
    });
    world.clock.move({ minutes: 1 });
    await drain();
    expect(cardsOf(reference)).toHaveLength(1);
  });

  it('parks what cannot be reached, with the reason', async () => {
    far.next = [{ outcome: 'unreachable', reason: 'channel_not_found' }];
    await drain();
    expect(await states()).toEqual(['parked']);
  });

  it('tells each coordinator once of a channel and why it refuses, until it is mended', async () => {
    const told = () =>
      database.prisma.delivery.findMany({
        where: { card: 'delivery.parked' },
        orderBy: { order: 'asc' },
      });
    await database.prisma.parkedPlace.deleteMany();
    const refusedAgain = async () => {
      await world.submit('liaison-officer', 'signal.raise', signalForm());
      far.next = [{ outcome: 'unreachable', reason: 'not_in_channel' }];
      await drain();
    };
    far.next = [{ outcome: 'unreachable', reason: 'not_in_channel' }];
    await drain();
    expect(await told()).toHaveLength(2);
    world.clock.move({ hours: 50 });
    await refusedAgain();
    expect(await told()).toHaveLength(2);
    const [place] = await told();
    await drainConversation(deps, place?.conversationId ?? '');
    const shown = () => [...far.messages.values()].map(({ title }) => title);
    expect(shown()).toEqual(['Tandem cannot post in joint-desk']);
    // One that arrives says that it is mended, and brings out the others; whoever was told sees that.
    await world.submit('liaison-officer', 'signal.raise', signalForm());
    await drain();
    expect(new Set(await states())).toEqual(new Set(['sent']));
    await drainConversation(deps, place?.conversationId ?? '');
    expect(shown()).toContain('Tandem can post in joint-desk again');
    expect(shown()).not.toContain('Tandem cannot post in joint-desk');
    await refusedAgain();
    expect((await told()).filter(({ revision }) => revision === 3)).toHaveLength(2);
  });

  it('tells the other coordinators of somebody who cannot be written to, once', async () => {
    const told = () => database.prisma.delivery.count({ where: { card: 'delivery.unreached' } });
    await drain();
    const [reference = ''] = /S-\d{4}-\d{4}/.exec([...far.messages.values()][0]?.title ?? '') ?? [];
    await world.press('safety-coordinator', 'signal.acknowledge', reference);
    const { conversationId } = await database.prisma.delivery.findFirstOrThrow({
      where: { conversation: { kind: 'direct' } },
    });
    far.next = [{ outcome: 'unreachable', reason: 'not_installed' }];
    await drainConversation(deps, conversationId);
    // The one who cannot be written to is one of the two.
    expect(await told()).toBe(1);
    await database.prisma.delivery.updateMany({
      where: { conversationId },
      data: { state: 'owed' },
    });
    world.clock.move({ hours: 24 * 9 });
    far.next = [{ outcome: 'unreachable', reason: 'not_installed' }];
    await drainConversation(deps, conversationId);
    expect(await told()).toBe(1);
    const other = await database.prisma.delivery.findFirstOrThrow({
      where: { card: 'delivery.unreached' },
    });
    await drainConversation(deps, other.conversationId);
    expect([...far.messages.values()].at(-1)?.title).toBe(
      'Tandem cannot write to Liaison officer, Police Havenstad',
    );
  });

  it('leaves out a reminder that is past its use, and leaves late news to a person', async () => {
    await drain();
    const { id: partnershipId } = world.presence('liaison-officer').partnership;
    const shows = (title: string) => async () => ({ title, blocks: [], buttons: [] });
    const cards = [postedReminder('reminds', shows('R')), postedCall('calls', shows('C'))];
    deps = { ...deps, cards: byName(cards, ({ name }) => name) };
    const owe = (card: string) => {
      const owed = { card, recordId: randomUUID(), revision: 1, partnershipId };
      return deps.deliveries.enqueue(
        [{ ...owed, to: { conversationId: conversation } }],
        world.clock.now(),
      );
    };
    const at = formatTime(world.clock.now().toString(), READER);
    await owe('reminds');
    await owe('calls');
    world.clock.move({ hours: 25 });
    await owe('reminds');
    await owe('calls');
    await drain();
    const late = { where: { state: { in: ['dropped', 'parked'] }, reason: 'late' } };
    const found = await database.prisma.delivery.findMany({ ...late, orderBy: { order: 'asc' } });
    expect(found.map(({ card, state }) => `${card} ${state}`)).toEqual([
      'reminds dropped',
      'calls parked',
    ]);
    expect([...far.messages.values()].map(({ title }) => title).slice(-2)).toEqual(['R', 'C']);
    const status = async () => {
      const reply = await world.command('liaison-officer', 'tandem', 'status');
      return reply.kind === 'card' ? plainText(reply.card, READER) : '';
    };
    const shown = await status();
    expect(shown).toContain(`joint-desk: a message, of ${at}`);
    expect(shown).toContain('One reminder past its use was left out');
    await world.press('safety-coordinator', 'tandem.send-late', found[1]?.id ?? '');
    await drain();
    expect([...far.messages.values()].map(({ title }) => title).slice(-2)).toEqual(['C', 'C']);
    expect(await status()).toContain('Nothing is refused');
  });

  it('marks a card that it had to send again without being able to look', async () => {
    far.canLook = false;
    far.next = ['lost_answer'];
    await drain();
    world.clock.move({ minutes: 1 });
    await drain();
    expect([...far.messages.values()].map(({ title }) => title.includes('sent again'))).toEqual([
      false,
      true,
    ]);
  });
});
