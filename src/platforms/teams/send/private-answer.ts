import type { Card } from '../../../cards/card.ts';
import type { Reader } from '../../../cards/format-time.ts';
import { wordsFor } from '../../../locales/words.ts';
import type { Log } from '../../../log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ReferenceStore } from '../../../ports/people/conversation-reference-store.ts';
import type { Person } from '../../shared/person.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { channelOf, type Place, type Who } from '../receive/receive.ts';
import { cardMessage } from '../render/card-message.ts';
import { splitCard } from '../render/split-message.ts';
import type { Connector } from './connector.ts';
import { ConnectorFault } from './connector-fault.ts';
import { openConversation } from './open-conversation.ts';
import { awaitTurn, type RateLimit } from './rate-limit.ts';

const { answerWaitMilliseconds: ANSWER_WAIT } = TEAMS_LIMITS;

export interface PrivateDeps {
  readonly connector: Connector;
  readonly references: ReferenceStore;
  readonly clock: Clock;
  readonly log: Log;
  /** What is answered counts towards Teams' limits like everything else that is sent. */
  readonly pace: RateLimit;
}

/** For whom something is, and where they are. */
export interface Recipient extends Person {
  readonly place: Place;
  /** Nothing for somebody whose identity Teams did not give. */
  readonly who: Who | undefined;
}

export type Content = Card | string;
/** Where they find it: where they are, in their own chat, or not at all. */
export type Shown = 'here' | 'direct' | 'nowhere';

/**
 * Shows something to one person alone: in the conversation where they are, if need be in their own
 * chat with Tandem. Where there is no private way, a word without content tells that there was an answer.
 */
export async function answerInPrivate(
  deps: PrivateDeps,
  recipient: Recipient,
  contents: readonly Content[],
): Promise<Shown> {
  const messages = contents.flatMap((content) => messagesOf(content, recipient.reader));
  if (!recipient.place.shared) {
    const shown = await attempt(deps, messages, (one) => postOpen(deps, recipient, one));
    return shown === messages.length ? 'here' : 'nowhere';
  }
  const seen = await attempt(deps, messages, (one) => postTargeted(deps, recipient.place, one));
  if (seen === messages.length) return 'here';
  if (await showDirect(deps, recipient, messages.slice(seen))) return 'direct';
  await attempt(deps, [calledBack(recipient)], (one) => postOpen(deps, recipient, one));
  return 'nowhere';
}

async function postOpen(deps: PrivateDeps, { place, who }: Recipient, one: object): Promise<void> {
  const { serviceUrl, conversation, shared, host } = place;
  // As the delivery queue counts a conversation with one person.
  const counted = shared ? conversation : (who?.object ?? conversation);
  await awaitTurn(deps.pace, host ?? '', channelOf(counted), ANSWER_WAIT);
  await deps.connector.post({ serviceUrl, conversation }, one);
}

/**
 * One member of a channel or a chat sees it, for 24 hours.
 *
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */
async function postTargeted(deps: PrivateDeps, place: Place, one: object): Promise<void> {
  const { serviceUrl, conversation, user, bot, host } = place;
  const about = { from: { id: bot }, conversation: { id: conversation }, recipient: { id: user } };
  await awaitTurn(deps.pace, host ?? '', channelOf(conversation), ANSWER_WAIT);
  await deps.connector.post({ serviceUrl, conversation, targeted: true }, { ...one, ...about });
}

/** Teams does not let a bot write to people of another organisation than the conversation's host. */
async function showDirect(
  deps: PrivateDeps,
  { place, who }: Recipient,
  messages: readonly object[],
): Promise<boolean> {
  if (!who || who.tenant !== place.host) return false;
  const { tenant, object: external } = who;
  const direct = { id: '', platform: 'teams', tenant, kind: 'direct', external } as const;
  const shown = await attempt(deps, messages, async (one) => {
    const found = await openConversation(deps, direct, async () => undefined);
    if (!found) throw new ConnectorFault(404, 'no_direct_conversation');
    const { serviceUrl, conversation } = found;
    await awaitTurn(deps.pace, tenant, channelOf(external), ANSWER_WAIT);
    await deps.connector.post({ serviceUrl, conversation }, one);
  });
  return shown === messages.length;
}

/** @returns how many were posted before one was not. */
async function attempt(
  { log }: PrivateDeps,
  messages: readonly object[],
  post: (message: object) => Promise<unknown>,
): Promise<number> {
  for (const [index, one] of messages.entries()) {
    try {
      await post(one);
    } catch (error) {
      if (!(error instanceof ConnectorFault)) throw error;
      const { status, code } = error;
      log.warn({ platform: 'teams', status, code }, 'private answer not shown');
      return index;
    }
  }
  return messages.length;
}

function messagesOf(content: Content, reader: Reader): object[] {
  if (typeof content === 'string') return [textMessage(content)];
  return splitCard(content, reader).map((page) => cardMessage(page, reader));
}

/**
 * For all to see: whom it concerns, and no content. The mention is their notice of it.
 *
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#add-mentions-to-your-messages
 */
function calledBack({ place, name, reader }: Recipient): object {
  const words = wordsFor(reader.language)('teams.no_private_way');
  if (!name) return textMessage(words);
  const text = `<at>${escaped(name)}</at>`;
  const mentioned = { id: place.user, name };
  const entities = [{ type: 'mention', text, mentioned }];
  return { type: 'message', text: `${text} ${escaped(words)}`, textFormat: 'xml', entities };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** `plain`: Teams would read Markdown into what somebody typed. */
function textMessage(text: string): object {
  return { type: 'message', text, textFormat: 'plain' };
}
