import { createHash } from 'node:crypto';
import type { Sending } from '../../../ports/delivery/messenger.ts';
import type { ConversationReference } from '../../../ports/people/conversation-reference-store.ts';
import { type CardMessage, cardMessage } from '../render/card-message.ts';
import { refreshOf } from '../render/refresh.ts';
import { splitCard } from '../render/split-message.ts';
import type { Connector } from './connector.ts';
import { isMessageGone, type Tried } from './faults.ts';
import { hasThreads, type MessageId, parseMessageId, threadOf } from './message-id.ts';
import type { Progress } from './partly-sent-cards.ts';

/** A card on its way into a conversation. */
export interface Writing {
  readonly sending: Sending;
  readonly connector: Connector;
  readonly base: Pick<ConversationReference, 'serviceUrl' | 'conversation'>;
  /** Who gets a private view of it. */
  readonly viewers: readonly string[];
  /** What stands of it already. */
  readonly before: Progress | undefined;
  /** Waits for the turn of each call; may throw. */
  turn(tried: Tried): Promise<void>;
  /** So far it got. */
  progress(now: Progress): void;
}

/**
 * Makes a card stand in its conversation as it is now: changes what is there, posts what is missing,
 * takes back what is too much. Where it is interrupted, it can go on.
 *
 * @throws ConnectorFault, such as for a first message that is not there any more.
 */
export async function writeCard(writing: Writing): Promise<MessageId> {
  const { sending, before } = writing;
  const { card, reader, deliveryId } = sending;
  const refresh = refreshOf(deliveryId, writing.viewers);
  const pages = splitCard(card, reader, refresh).map((page, index) =>
    cardMessage(page, reader, index === 0 ? refresh : undefined),
  );
  let now: Progress | undefined = before;
  for (const [index, page] of pages.entries()) {
    const digest = digestOf(page);
    if (now && now.written[index] === digest) continue;
    const id = now ? await writePage(writing, now.id, index, page) : await postFirst(writing, page);
    now = { id, written: Object.assign([...(now?.written ?? [])], { [index]: digest }) };
    writing.progress(now);
  }
  if (!now) throw new Error('A card has a page.');
  return takeBack(writing, now, pages.length);
}

/** Where its thread is gone, it begins its own. */
async function postFirst(writing: Writing, page: CardMessage): Promise<MessageId> {
  const { sending, base } = writing;
  const [conversation = ''] = base.conversation.split(';');
  const direct = sending.conversation.kind === 'direct' ? conversation : undefined;
  const under = sending.thread === undefined ? undefined : parseMessageId(sending.thread);
  const root = hasThreads(conversation) ? (under?.root ?? under?.id) : undefined;
  const here = { direct, root: undefined, more: [] };
  if (root === undefined) return { ...here, id: await post(writing, conversation, page) };
  try {
    return { ...here, root, id: await post(writing, threadOf(conversation, root), page) };
  } catch (error) {
    if (!isMessageGone(error)) throw error;
    return { ...here, id: await post(writing, conversation, page) };
  }
}

/** The first page stands where it stands; the others follow it, anew where somebody took one away. */
async function writePage(
  writing: Writing,
  id: MessageId,
  index: number,
  page: CardMessage,
): Promise<MessageId> {
  if (index === 0) {
    await change(writing, threadOf(place(writing, id), id.root), id.id, page);
    return id;
  }
  const conversation = threadOf(place(writing, id), id.root ?? id.id);
  const there = id.more[index - 1];
  const named = await writeFurther(writing, conversation, there, page);
  return { ...id, more: Object.assign([...id.more], { [index - 1]: named }) };
}

async function writeFurther(
  writing: Writing,
  conversation: string,
  there: string | undefined,
  page: CardMessage,
): Promise<string> {
  if (there === undefined) return post(writing, conversation, page);
  try {
    await change(writing, conversation, there, page);
    return there;
  } catch (error) {
    if (!isMessageGone(error)) throw error;
    return post(writing, conversation, page);
  }
}

function place({ base }: Writing, { direct }: MessageId): string {
  return direct ?? base.conversation;
}

async function post(writing: Writing, conversation: string, page: CardMessage): Promise<string> {
  const { connector, base } = writing;
  await writing.turn('create');
  return (await connector.post({ serviceUrl: base.serviceUrl, conversation }, page)).id;
}

async function change(
  writing: Writing,
  conversation: string,
  activity: string,
  page: CardMessage,
): Promise<void> {
  const { connector, base } = writing;
  await writing.turn('change');
  const at = { serviceUrl: base.serviceUrl, conversation, activity };
  await connector.update(at, { ...page, id: activity });
}

/** Takes back what stands beyond the last page, the last first; what is gone need not be. */
async function takeBack(writing: Writing, from: Progress, pages: number): Promise<MessageId> {
  const { connector, base } = writing;
  let { id } = from;
  const conversation = threadOf(place(writing, id), id.root ?? id.id);
  while (id.more.length > pages - 1) {
    await writing.turn('change');
    const at = { serviceUrl: base.serviceUrl, conversation, activity: id.more.at(-1) ?? '' };
    await connector.remove(at).catch((error) => {
      if (!isMessageGone(error)) throw error;
    });
    id = { ...id, more: id.more.slice(0, -1) };
    writing.progress({ ...from, id });
  }
  return id;
}

function digestOf(page: CardMessage): string {
  return createHash('sha256').update(JSON.stringify(page)).digest('base64');
}
