import type { Card } from '../../src/cards/card.ts';
import { renderCard } from '../../src/platforms/slack/render/render-card.ts';
import { splitMessage } from '../../src/platforms/slack/render/split-message.ts';
import { cardMessage } from '../../src/platforms/teams/render/card-message.ts';
import { splitCard } from '../../src/platforms/teams/render/split-message.ts';
import type { Place } from './places.ts';
import type { PushStage } from './push-stage.ts';

const READER = { language: 'en', timeZone: 'Europe/Amsterdam' };

/** Where a torture looks. */
export type Looking = Pick<PushStage, 'slack' | 'teams' | 'database'>;

/**
 * Everything that stands in a place and speaks of this message, as its platform holds it.
 *
 * @param reference as it is written there.
 */
export async function standing(
  stage: Looking,
  place: Place,
  reference: string,
): Promise<readonly unknown[]> {
  const all = await everything(stage, place);
  // The reference ends there: `/1` is not `/12`.
  const named = new RegExp(`${reference}(?!\\d)`);
  return all.filter((message) => named.test(JSON.stringify(message)));
}

async function everything(stage: Looking, place: Place): Promise<readonly unknown[]> {
  switch (place.platform) {
    case 'slack': {
      const messages = await stage.slack.history(place.external);
      return messages.map(({ text, blocks }) => ({ text, blocks }));
    }
    case 'teams':
      return stage.teams
        .messages(place.external)
        .map(({ activity }) => activity.attachments.map(({ content }) => content));
    case 'room': {
      const where = { conversationId: place.conversationId };
      const rows = await stage.database.prisma.roomMessage.findMany({ where });
      return rows.map(({ card }) => card);
    }
    default:
      return place.platform satisfies never;
  }
}

/** What stands there if the card arrives, each platform in its own words. */
export function expected(card: Card, { platform }: Place): unknown {
  switch (platform) {
    case 'slack': {
      const [part] = splitMessage(renderCard(card, READER));
      return { text: part?.text, blocks: part?.blocks };
    }
    case 'teams':
      return splitCard(card, READER).flatMap((page) =>
        cardMessage(page, READER).attachments.map(({ content }) => content),
      );
    case 'room':
      return card;
    default:
      return platform satisfies never;
  }
}
