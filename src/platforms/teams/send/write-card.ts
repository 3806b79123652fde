import type { Sending } from '../../../ports/delivery/messenger.ts';
import type { ConversationReference } from '../../../ports/people/conversation-reference-store.ts';
import type { Progress } from '../../shared/partly-sent-cards.ts';
import { type PartWriter, writeParts } from '../../shared/write-parts.ts';
import { type CardMessage, cardMessage } from '../render/card-message.ts';
import { refreshOf } from '../render/refresh.ts';
import { splitCard } from '../render/split-message.ts';
import type { Connector } from './connector.ts';
import { isMessageGone, type Tried } from './faults.ts';
import { hasThreads, type MessageId, parseMessageId, threadOf } from './message-id.ts';

/** A card on its way into a conversation. */
export interface Writing {
  readonly sending: Sending;
  readonly connector: Connector;
  readonly base: Pick<ConversationReference, 'serviceUrl' | 'conversation'>;
  /** Who gets a private view of it. */
  readonly viewers: readonly string[];
  /** What stands of it already. */
  readonly before: Progress<MessageId> | undefined;
  /** Waits for the turn of each call; may throw. */
  turn(tried: Tried): Promise<void>;
  /** So far it got. */
  progress(now: Progress<MessageId>): void;
}

/**
 * Makes a card stand in its conversation as it is now. Where it is interrupted, it can go on.
 *
 * @throws ConnectorFault, such as for a first message that is not there any more.
 */
export function writeCard(writing: Writing): Promise<MessageId> {
  const { card, reader, deliveryId } = writing.sending;
  const refresh = refreshOf(deliveryId, writing.viewers);
  const parts = splitCard(card, reader, refresh).map((page, index) =>
    cardMessage(page, reader, index === 0 ? refresh : undefined),
  );
  return writeParts(writerOf(writing), { ...writing, parts });
}

function writerOf(writing: Writing): PartWriter<CardMessage, MessageId> {
  const further = (id: MessageId) => threadOf(place(writing, id), id.root ?? id.id);
  return {
    postFirst: (part) => postFirst(writing, part),
    changeFirst: (id, part) => change(writing, threadOf(place(writing, id), id.root), id.id, part),
    postFurther: (id, part) => post(writing, further(id), part),
    changeFurther: (id, message, part) => change(writing, further(id), message, part),
    async remove(id, activity) {
      const { connector, base } = writing;
      await writing.turn('change');
      await connector.remove({
        serviceUrl: base.serviceUrl,
        conversation: further(id),
        activity,
      });
    },
    isMessageGone,
  };
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
