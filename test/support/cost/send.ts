import { tablesOf } from '../../../src/bot/declare/feature.ts';
import { buildForRecipient } from '../../../src/bot/delivery/build-card-for-recipient.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { deliveryStore } from '../../../src/storage/delivery/delivery-store.ts';
import { envelope } from '../world.ts';
import { enter } from './book.ts';
import type { CostStage } from './stage.ts';

const { cards: CARDS } = tablesOf(FEATURES);
/** Of each kind of card, for channels and for members: the newest records. */
const MOST_BUILT = 4;
const LEASE = { seconds: 30 };

/** Builds what was owed last, for whoever it was owed to, as if it left now. */
export async function buildOwed({ world, book, meter, answers }: CostStage): Promise<void> {
  const { database, directory } = world;
  const rows = await database.prisma.delivery.findMany({
    where: { card: { in: [...CARDS.keys()] }, state: { not: 'sent' } },
    orderBy: { order: 'desc' },
    include: { conversation: true },
  });
  const kinds = Map.groupBy(rows, (row) => `${row.card} ${row.conversation.kind}`);
  for (const row of [...kinds.values()].flatMap((those) => those.slice(0, MOST_BUILT))) {
    const { kind, external } = row.conversation;
    const who = kind === 'direct' ? external : 'safety-coordinator';
    const delivery = { ...row, attempts: 0, live: false } as unknown as Parameters<
      typeof buildForRecipient
    >[1];
    const { result: card, cost } = await meter.of(() =>
      buildForRecipient({ ...world, directory }, delivery, async (stores, audience) =>
        CARDS.get(row.card)?.build(stores, row.recordId, audience),
      ),
    );
    enter(book, `card ${row.card}`, cost, card !== undefined);
    if (card) answers.push({ who, reply: { kind: 'card', card } });
    if (card && kind === 'channel') {
      const place = { conversation: external, kind: 'view', delivery: row.id } as const;
      await world.dispatch({ ...envelope(who), ...place });
    }
  }
}

/** Takes up what is owed, as a worker does; what is sent to nobody here is settled all the same. */
export async function claimOwed({ world, book, meter }: CostStage, most: number): Promise<void> {
  const { clock, directory } = world;
  const store = deliveryStore(world.database, { nudge: async () => undefined });
  const partnerships = directory.partnerships().map(({ id }) => id);
  const only = { cards: [...CARDS.keys()], platforms: ['room'], partnerships };
  const due = await meter.of(() => store.dueConversations(clock.now(), only));
  enter(book, 'tick sweep', due.cost);
  for (const conversation of due.result) {
    for (let count = 0; count < most; count += 1) {
      const claim = () => store.claimNext(conversation, clock.now(), clock.now().add(LEASE), only);
      const { result: claimed, cost } = await meter.of(claim);
      enter(book, 'delivery claimed', cost, claimed !== undefined);
      if (!claimed) break;
      const sent = { state: 'sent', messageId: claimed.id, board: undefined } as const;
      const settled = await meter.of(
        async () =>
          (await store.settleArrived(claimed, sent, clock.now())) ??
          store.settle(claimed, sent, clock.now()),
      );
      enter(book, 'delivery settled', settled.cost);
    }
  }
}
