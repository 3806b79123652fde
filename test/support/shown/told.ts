import type { Audience } from '../../../src/bot/declare/context.ts';
import { tablesOf } from '../../../src/bot/declare/feature.ts';
import type { Card } from '../../../src/cards/card.ts';
import { plainText } from '../../../src/cards/plain-text.ts';
import type { Member } from '../../../src/domain/people/member.ts';
import type { Partnership } from '../../../src/domain/people/partnership.ts';
import { FEATURES } from '../../../src/features/index.ts';
import { wordsFor } from '../../../src/locales/words.ts';
import type { World } from '../world.ts';

const { cards: CARDS } = tablesOf(FEATURES);

/** One message that is owed to somebody alone, as they would see it now. */
export interface Told {
  readonly who: string;
  readonly name: string;
  readonly recordId: string;
  readonly card: Card;
  readonly text: string;
}

/** Everything of these cards that is owed to members alone, oldest first; what would show nothing is left out. */
export async function toldMembers(world: World, cards: RegExp): Promise<Told[]> {
  const rows = await world.database.prisma.delivery.findMany({
    where: { conversation: { kind: 'direct' } },
    include: { conversation: true },
    orderBy: { order: 'asc' },
  });
  const ours = rows.filter(({ card }) => cards.test(card));
  return world.unitOfWork.transaction(async (stores) => {
    const found: Told[] = [];
    for (const { card: name, recordId, conversation } of ours) {
      const who = conversation.external;
      const { member, partnership } = world.presence(who);
      const audience = audienceOf(world, member, partnership);
      const card = await CARDS.get(name)?.build(stores, recordId, audience);
      if (card) found.push({ who, name, recordId, card, text: plainText(card, member) });
    }
    return found;
  });
}

function audienceOf(world: World, member: Member, partnership: Partnership): Audience {
  return {
    partnership,
    member,
    words: wordsFor(member.language),
    sides: world.directory.sides(partnership.id),
    members: world.directory.members(partnership.id),
    agenda: world.agenda,
    now: world.clock.now(),
  };
}
