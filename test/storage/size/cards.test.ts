import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tablesOf } from '../../../src/bot/declare/feature.ts';
import { buildForRecipient } from '../../../src/bot/delivery/build-card-for-recipient.ts';
import type { MessageVersion } from '../../../src/domain/crisis/message.ts';
import { FEATURES } from '../../../src/features/index.ts';
import type { ClaimedDelivery } from '../../../src/ports/delivery/delivery-store.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { toInstant } from '../../../src/storage/database/rows.ts';
import { toConversation } from '../../../src/storage/delivery/conversation-rows.ts';
import { crisisIn } from '../../support/acts/crisis.ts';
import { schedule } from '../../support/acts/meetings.ts';
import { growing } from '../../support/cost/excuses.ts';
import type { CostMeter } from '../../support/cost/listen.ts';
import { openCounted } from '../../support/cost/open-counted.ts';
import { fillSignals } from '../../support/size/many-signals.ts';
import { createWorld, envelope, type World } from '../../support/world.ts';

const [POLICE, MAYOR] = ['liaison-officer', 'mayors-office'];
/** Of one card, at 8 kB. */
const MOST_BLOCKS = 200;
const { cards: CARDS } = tablesOf(FEATURES);

/** Round trips. A line may be lowered by whoever makes it cheaper. */
describe.skipIf(inject('postgres') === null)('a unit with a message pushed and one to sign', () => {
  let database: Database;
  let world: World;
  let meter: CostMeter;
  let unitId: string;
  let pushed: MessageVersion;
  let waits: MessageVersion;

  beforeAll(async () => {
    ({ database, meter } = await openCounted());
    world = await createWorld(database);
    await fillSignals(database, { signals: 1_000, deliveries: 1_000 });
    await schedule(world, POLICE, 'every day 09:00');
    const stage = crisisIn(world);
    unitId = (await stage.open()).id;
    pushed = await stage.write(POLICE);
    for (const who of [POLICE, MAYOR]) await stage.sign(who, pushed);
    await stage.push(POLICE, pushed);
    await stage.write(POLICE, { happened: 'There is smoke over the harbour.' });
    waits = await stage.write(POLICE, {
      happened: 'There is smoke over the harbour and the quay.',
    });
  });
  afterAll(() => database.close());

  async function expectCost(look: () => Promise<unknown>, most: number) {
    // Whoever is named is known from then on.
    await look();
    const { cost } = await meter.of(look);
    expect(growing(cost.scans)).toEqual([]);
    expect(cost.blocks).toBeLessThanOrEqual(MOST_BLOCKS);
    expect(cost.statements).toBeLessThanOrEqual(most);
  }

  it.for<[string, number]>([
    ['crisis.unit', 2],
    ['crisis.situation', 2],
    ['crisis.call', 1],
    ['crisis.sign', 2],
    ['crisis.board', 3],
  ])('the card %s is built in %i', async ([card, most]) => {
    const where = { card };
    const include = { conversation: true };
    const orderBy = { order: 'desc' } as const;
    const row = await database.prisma.delivery.findFirstOrThrow({ where, include, orderBy });
    const { id, partnershipId, recordId, revision } = row;
    const delivery: ClaimedDelivery = {
      ...{ id, card, partnershipId, recordId, revision, attempts: 0, live: false },
      ...{ doubtful: false, post: undefined, thread: undefined },
      owedAt: toInstant(row.owedAt),
      conversation: toConversation(row.conversation),
    };
    await expectCost(async () => {
      const built = await buildForRecipient(world, delivery, async (stores, audience) =>
        CARDS.get(card)?.build(stores, recordId, audience),
      );
      expect(built).toBeDefined();
    }, most);
  });

  it('its shared situation is viewed in three', async () => {
    const row = await database.prisma.delivery.findFirstOrThrow({
      where: { card: 'crisis.unit' },
      include: { conversation: true },
    });
    const { external: conversation } = row.conversation;
    const view = { ...envelope(POLICE), kind: 'view', conversation, delivery: row.id } as const;
    await expectCost(async () => {
      expect(await world.dispatch(view)).toMatchObject({ kind: 'card' });
    }, 3);
  });

  it.for<[string, () => Promise<unknown>, number]>([
    ['the situation', () => world.command(POLICE, 'crisis', ''), 2],
    ['the form to close it', () => world.press(POLICE, 'crisis.close', unitId), 1],
    ['the form of a message', () => world.press(POLICE, 'crisis.message', unitId), 3],
    ['a version', () => world.press(POLICE, 'crisis.read', waits.id), 2],
    ['the words to say', () => world.press(POLICE, 'crisis.spoken', pushed.id), 1],
    ['a board', () => world.press(POLICE, 'crisis.board', pushed.id), 2],
    ['the agenda of the next meeting', () => world.command(POLICE, 'liaison', 'agenda'), 2],
    ['what waits to be mended', () => world.command(POLICE, 'tandem', 'status'), 1],
  ])('%s is shown in no more than is said', async ([, look, most]) => {
    await expectCost(async () => {
      expect(await look()).not.toMatchObject({ kind: 'notice' });
    }, most);
  });
});
