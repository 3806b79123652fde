import { z } from 'zod';
import { line, moment, quiet } from '../../cards/blocks.ts';
import type { ListRow } from '../../cards/card.ts';
import type { Words } from '../../locales/words.ts';
import type { Mending } from '../../ports/delivery/mending.ts';
import type { ParkedCards, ParkedPlace } from '../../ports/delivery/parked-store.ts';
import { action } from '../declare/action.ts';
import { NOTHING } from '../declare/action-values.ts';
import { cardHead } from '../declare/card-head.ts';
import type { Audience } from '../declare/context.ts';
import { type PostedCard, postedCard } from '../declare/posted-card.ts';
import { PARKED_CARD, UNREACHED_CARD } from './parked-notices.ts';

/** By the id of a conversation: sends what waits for it once more. */
export const TRY_AGAIN = action('delivery.try', z.uuid());
/** Everything that waits, and where Tandem is connected. */
export const SHOW_STATUS = action('tandem.status', NOTHING);

/** Tells coordinators of a channel that refuses what is sent there. */
export const parkedCard = noticeOf(PARKED_CARD);
/** Tells coordinators of somebody who cannot be written to alone. */
export const unreachedCard = noticeOf(UNREACHED_CARD);

function noticeOf(name: string): PostedCard {
  return postedCard(name, async (stores, placeId, audience) => {
    const place = await stores.parked.place(placeId);
    return place && noticeCard(place, audience);
  });
}

/** What is said of the cards, and not of the place. */
const ABOUT_CARDS: ReadonlyMap<Mending, 'late' | 'building'> = new Map([
  ['deciding', 'late'],
  ['building', 'building'],
]);

function noticeCard(place: ParkedPlace, audience: Audience) {
  const { words } = audience;
  const { conversation, mendedBy, mendedAt, since } = place;
  const named = { place: placeName(place, words) };
  const about = ABOUT_CARDS.get(mendedBy) ?? conversation.kind;
  const status = SHOW_STATUS.button(undefined, words('parked.button.status'));
  if (mendedAt) {
    const how = conversation.name === undefined ? 'moved' : about;
    return {
      ...cardHead(words(`parked.mended.${how}`, named), audience),
      blocks: [line(words('parked.mended.since'), ' ', moment(mendedAt))],
      buttons: [],
    };
  }
  const again = TRY_AGAIN.button(conversation.id, words('parked.button.again'), 'primary');
  return {
    ...cardHead(words(`parked.title.${about}`, named), audience),
    blocks: [
      line(adviceWords(place, words)),
      quiet(words('parked.since'), ' ', moment(since), '. ', saidWords(place, words)),
    ],
    buttons: mendedBy === 'deciding' ? [status] : [again, status],
  };
}

/** One place and reason, as the status shows it. */
export function parkedRow(parked: ParkedCards, words: Words): ListRow {
  const { conversation, count, since } = parked;
  const { id, platform } = conversation;
  const named = { place: placeName(parked, words), platform: platformName(platform, words), count };
  return {
    symbol: 'overdue',
    text: [words('parked.row', named), ' ', moment(since)],
    detail: [adviceWords(parked, words), ' ', saidWords(parked, words)],
    button: TRY_AGAIN.button(id, words('parked.button.again')),
  };
}

/** As the register calls it, or as its platform does where it is registered no longer. */
export function placeName(
  { conversation }: Pick<ParkedCards, 'conversation'>,
  words: Words,
): string {
  return conversation.name ?? words('parked.unnamed', { id: conversation.external });
}

const CHATS = ['slack', 'teams'] as const;

/** As the platform calls itself. */
export function platformName(platform: string, words: Words): string {
  const known = [...CHATS, 'room' as const].find((one) => one === platform);
  return known ? words(`parked.platform.${known}`) : platform;
}

/** What to do about it, by what brings it out, and as it is done on that platform. */
export function adviceWords(
  { conversation, mendedBy }: Pick<ParkedCards, 'conversation' | 'mendedBy'>,
  words: Words,
): string {
  if (mendedBy === 'deciding') return words('parked.advice.deciding');
  if (mendedBy === 'building') return words('parked.advice.building');
  const chat = CHATS.find((one) => one === conversation.platform);
  if (!chat || mendedBy === 'unknown') return words('parked.advice.unknown');
  const direct =
    conversation.kind === 'direct' && mendedBy !== 'login' && mendedBy !== 'shortening';
  return words(direct ? `parked.advice.${chat}.direct` : `parked.advice.${chat}.${mendedBy}`);
}

/** The platform's own word, for whoever looks it up. */
function saidWords({ reason, mendedBy }: Pick<ParkedCards, 'reason' | 'mendedBy'>, words: Words) {
  return ABOUT_CARDS.has(mendedBy) ? '' : words('parked.said', { reason });
}
