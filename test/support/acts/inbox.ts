import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { CardBuilder } from '../../../src/bot/declare/posted-card.ts';
import type { Card } from '../../../src/cards/card.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { wordsFor } from '../../../src/locales/words.ts';
import type { World } from '../world.ts';

/** So many of the newest deliveries are looked at. */
const MOST_LOOKED_AT = 40;

/** A message that somebody would find, as it stands now. */
export interface Found {
  readonly name: string;
  readonly recordId: string;
  readonly card: Card;
}

/** What stands in a member's direct messages, oldest first: each message once, as it reads now. */
export async function inbox(world: World, memberKey: string): Promise<readonly Found[]> {
  const { member } = world.presence(memberKey);
  const where = { conversation: { kind: 'direct', external: memberKey } };
  return foundIn(world, where, { member });
}

/** What stands in the joint channel of the practice room. */
export async function channel(world: World): Promise<readonly Found[]> {
  return foundIn(world, { conversation: { kind: 'channel', external: 'joint-desk' } }, {});
}

async function foundIn(
  world: World,
  where: object,
  reader: Partial<Parameters<CardBuilder>[2]>,
): Promise<readonly Found[]> {
  const newest = await world.database.prisma.delivery.findMany({
    where,
    orderBy: { order: 'desc' },
    take: MOST_LOOKED_AT,
  });
  const rows = newest.toReversed();
  const messages = new Map(rows.map(({ card, recordId }) => [`${card} ${recordId}`, recordId]));
  const found: Found[] = [];
  for (const [key, recordId] of messages) {
    const [name = ''] = key.split(' ');
    const card = await build(world, name, recordId, reader);
    if (card) found.push({ name, recordId, card });
  }
  return found;
}

async function build(
  world: World,
  name: string,
  recordId: string,
  reader: Partial<Parameters<CardBuilder>[2]>,
): Promise<Card | undefined> {
  const { partnership } = world.presence('liaison-officer');
  const audience = {
    partnership,
    words: wordsFor(reader.member?.language),
    sides: world.directory.sides(partnership.id),
    members: world.directory.members(partnership.id),
    agenda: world.agenda,
    now: world.clock.now(),
    ...reader,
  };
  return world.unitOfWork.transaction(async (stores) =>
    tablesOf(FEATURES).cards.get(name)?.build(stores, recordId, audience),
  );
}
