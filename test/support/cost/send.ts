import type { Audience, CardStores } from '../../../src/bot/declare/context.ts';
import { tablesOf } from '../../../src/bot/declare/feature.ts';
import { buildForRecipient } from '../../../src/bot/delivery/build-card-for-recipient.ts';
import type { Card } from '../../../src/cards/card.ts';
import { FEATURES } from '../../../src/features/index.ts';
import type { ClaimedDelivery } from '../../../src/ports/delivery/delivery-store.ts';
import { toInstant } from '../../../src/storage/database/rows.ts';
import { deliveryStore } from '../../../src/storage/delivery/delivery-store.ts';
import { envelope } from '../world.ts';
import { enter } from './book.ts';
import type { CostStage } from './stage.ts';

const { cards: CARDS, pushed: PUSHED } = tablesOf(FEATURES);
const NAMES = [...CARDS.keys(), ...PUSHED.keys()];
/** Of each kind of card, for channels and for members: the newest records. */
const MOST_BUILT = 4;
const LEASE = { seconds: 30 };

/** Builds what was owed last, for whoever it was owed to, as if it left now. */
export async function buildOwed({ world, book, meter, answers }: CostStage): Promise<void> {
  const { database, directory } = world;
  const rows = await database.prisma.delivery.findMany({
    where: { card: { in: NAMES }, state: { not: 'sent' } },
    orderBy: { order: 'desc' },
    include: { conversation: true },
  });
  const kinds = Map.groupBy(rows, (row) => `${row.card} ${row.conversation.kind}`);
  for (const row of [...kinds.values()].flatMap((those) => those.slice(0, MOST_BUILT))) {
    const { kind, external } = row.conversation;
    const who = kind === 'direct' ? external : 'safety-coordinator';
    const owedAt = toInstant(row.owedAt);
    const delivery = { ...row, owedAt, attempts: 0, live: false } as unknown as ClaimedDelivery;
    const { result: card, cost } = await meter.of(() =>
      buildForRecipient({ ...world, directory }, delivery, (stores, audience) =>
        build(stores, delivery, audience),
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

async function build(
  stores: CardStores,
  delivery: ClaimedDelivery,
  audience: Audience,
): Promise<Card | undefined> {
  const pushed = PUSHED.get(delivery.card);
  if (!pushed) return CARDS.get(delivery.card)?.build(stores, delivery.recordId, audience);
  const leave = await pushed.leave(stores, delivery, audience);
  return leave.leaves === 'card' ? leave.card : undefined;
}

/** Takes up what is owed, as a worker does; what is sent to nobody here is settled all the same. */
export async function claimOwed({ world, book, meter }: CostStage, most: number): Promise<void> {
  const { clock, directory } = world;
  const store = deliveryStore(world.database, { nudge: async () => undefined });
  const partnerships = directory.partnerships().map(({ id }) => id);
  const only = { cards: NAMES, platforms: ['room'], partnerships };
  const due = await meter.of(() => store.dueConversations(clock.now(), only));
  enter(book, 'tick sweep', due.cost);
  for (const conversation of due.result) {
    for (let count = 0; count < most; count += 1) {
      const claim = () => store.claimNext(conversation, clock.now(), clock.now().add(LEASE), only);
      const { result: claimed, cost } = await meter.of(claim);
      enter(book, 'delivery claimed', cost, claimed !== undefined);
      if (!claimed) break;
      const { board } = PUSHED.get(claimed.card) ?? {};
      const sent = { state: 'sent', messageId: claimed.id, board } as const;
      const settled = await meter.of(
        async () =>
          (await store.settleArrived(claimed, sent, clock.now())) ??
          store.settle(claimed, sent, clock.now()),
      );
      enter(book, 'delivery settled', settled.cost);
    }
  }
}
