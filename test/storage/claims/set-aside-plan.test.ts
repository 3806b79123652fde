import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../../src/storage/database/database.ts';
import { waitsForLogin } from '../../../src/storage/delivery/connection-store.ts';
import { deliveryStore } from '../../../src/storage/delivery/delivery-store.ts';
import { FOR_GOOD } from '../../../src/storage/delivery/given-up.ts';
import { lookForDue } from '../../../src/storage/delivery/look-for-due.ts';
import { listUnclaimed } from '../../../src/storage/delivery/unclaimed.ts';
import type { CostMeter } from '../../support/cost/listen.ts';
import { openCounted } from '../../support/cost/open-counted.ts';
import { createWorld, type World } from '../../support/world.ts';

/** Of each kind: where it is asked for, a million by hand. */
const MANY = Number(process.env['TANDEM_SET_ASIDE'] ?? 20_000);
const AT_ONCE = 2_500;
/** The way down a few indexes; what arrives is written to seven. */
const MOST_BLOCKS = 150;

describe.skipIf(inject('postgres') === null)('among much that is set aside', () => {
  let database: Database;
  let world: World;
  let meter: CostMeter;
  let conversationId: string;

  beforeAll(async () => {
    ({ database, meter } = await openCounted(true));
    world = await createWorld(database);
    const partnershipId = world.presence('liaison-officer').partnership.id;
    conversationId = world.directory.jointChannels(partnershipId)[0]?.conversationId ?? '';
    const at = world.clock.now();
    const dates = [at, at.add({ hours: 1 })].map((one) => new Date(one.epochMilliseconds));
    const [present, later] = dates;
    // No statement may take longer than the server lets it.
    for (let made = 0; made < MANY; made += AT_ONCE) {
      await database.prisma.$executeRaw`
        INSERT INTO reminder (id, partnership_id, kind, record_id, subject, occasion, due_at, state, held_until)
        SELECT gen_random_uuid(), ${partnershipId}::uuid, 'signal', gen_random_uuid(), 'a', 'due',
          ${present}::timestamptz - number * interval '1 second', 'planned', until
        FROM generate_series(1, ${AT_ONCE}::int) AS number,
          unnest(${[FOR_GOOD, later]}::timestamptz[]) AS until`;
      await database.prisma.$executeRaw`
        INSERT INTO delivery (id, partnership_id, conversation_id, card, record_id, revision, due_at, state, mended_by)
        SELECT gen_random_uuid(), ${partnershipId}::uuid, ${conversationId}::uuid, 'card', gen_random_uuid(), 1,
          ${present}::timestamptz - number * interval '1 second', state, mended_by
        FROM generate_series(1, ${AT_ONCE}::int) AS number,
          (VALUES ('parked', 'deciding'), ('parked', 'building'), ('held', NULL)) AS aside (state, mended_by)`;
    }
    await database.pooled.query('VACUUM ANALYZE reminder, delivery');
  });
  afterAll(() => database.close());

  const now = () => world.clock.now();
  const nothingElse = { cards: ['card'], platforms: ['room'], partnerships: [], jobs: [] };
  const claim = () => {
    const partnerships = [world.presence('liaison-officer').partnership.id];
    const known = { kinds: ['signal'], partnerships, unknown: new Set<string>() };
    return world.unitOfWork.transaction(({ reminders }) =>
      reminders.claimDue(now(), [], known, 25),
    );
  };
  const arrive = async () => {
    const { partnership } = world.presence('liaison-officer');
    const card = { card: 'card', recordId: randomUUID(), revision: 1 };
    const owed = { ...card, partnershipId: partnership.id, to: { conversationId } };
    await world.unitOfWork.transaction(({ deliveries }) => deliveries.enqueue([owed], now()));
    const store = deliveryStore(database, { nudge: async () => undefined });
    expect(await store.dueConversations(now())).toContain(conversationId);
    const claimed = await store.claimNext(conversationId, now(), now().add({ seconds: 30 }));
    if (claimed?.recordId !== card.recordId) throw new Error('Another one was claimed.');
    const arrived = { messageId: 'message', board: undefined };
    return store.settleArrived(claimed, arrived, now());
  };

  it.for<[string, unknown, () => Promise<unknown>]>([
    ['reminders are claimed', [], claim],
    [
      'it is asked what is due next',
      { reminders: false, deliveries: false, next: expect.anything() },
      () => lookForDue(database)(now()),
    ],
    [
      'it is asked what nobody takes up',
      [],
      () => listUnclaimed(database, { ...nothingElse, knowsReminder: () => false }, now()),
    ],
    ['something is owed, claimed, and arrives', { last: true }, arrive],
    ['a token is looked after', false, () => waitsForLogin(database.prisma, 'room')],
  ])('%s, and none of it is read', async ([, found, ask]) => {
    // At first what is planned anew in this session reads the catalogue.
    await ask();
    const { result, cost } = await meter.of(ask);
    if (MANY > 20_000) console.log(cost);
    expect(result).toEqual(found);
    expect(cost.blocks).toBeLessThanOrEqual(MOST_BLOCKS);
  });
});
