import type { WebClient } from '@slack/web-api';
import type { Sending } from '../../../ports/delivery/messenger.ts';
import type { Progress } from '../../shared/partly-sent-cards.ts';
import { type PartWriter, writeParts } from '../../shared/write-parts.ts';
import { renderCard } from '../render/render-card.ts';
import { type Part, splitMessage } from '../render/split-message.ts';
import { isMessageGone } from './faults.ts';
import { type MessageId, parseMessageId } from './message-id.ts';
import { type PictureFiles, sendWithPictures } from './message-pictures.ts';

/** A card on its way into a conversation. */
export interface Writing {
  readonly sending: Sending;
  readonly client: WebClient;
  readonly files: PictureFiles;
  /** What stands of it already. */
  readonly before: Progress<MessageId> | undefined;
  /** Waits for the turn of each call; may throw. */
  turn(channel: string): Promise<void>;
  pause(milliseconds: number): Promise<unknown>;
  /** So far it got. */
  progress(now: Progress<MessageId>): void;
}

/**
 * Makes a card stand in its conversation as it is now; the rest of a long one in its thread. Where it is
 * interrupted, it can go on.
 *
 * @throws whatever Slack's client throws.
 */
export function writeCard(writing: Writing): Promise<MessageId> {
  const { card, reader } = writing.sending;
  const parts = splitMessage(renderCard(card, reader, writing.files));
  const some = parts.length > 0 ? parts : [{ blocks: [], text: '' }];
  return writeParts(writerOf(writing), { ...writing, parts: some });
}

function writerOf(writing: Writing): PartWriter<Part, MessageId> {
  const { sending, client } = writing;
  const { kind, external } = sending.conversation;
  const thread = sending.thread === undefined ? undefined : parseMessageId(sending.thread).ts;
  const channelOf = (id: MessageId) => id.channel ?? external;
  return {
    async postFirst(part) {
      const posted = await post(writing, { channel: external, thread }, part);
      const channel = kind === 'direct' ? posted.channel : undefined;
      return { channel, ts: posted.ts, more: [] };
    },
    changeFirst: (id, part) => change(writing, { channel: channelOf(id), ts: id.ts }, part),
    async postFurther(id, part) {
      const where = { channel: channelOf(id), thread: thread ?? id.ts };
      return (await post(writing, where, part)).ts;
    },
    changeFurther: (id, ts, part) => change(writing, { channel: channelOf(id), ts }, part),
    async remove(id, ts) {
      const channel = channelOf(id);
      await writing.turn(channel);
      await client.chat.delete({ channel, ts });
    },
    isMessageGone,
  };
}

async function post(
  writing: Writing,
  { channel, thread }: { readonly channel: string; readonly thread: string | undefined },
  part: Part,
): Promise<{ channel: string; ts: string }> {
  const answer = await send(writing, channel, part, (one) =>
    writing.client.chat.postMessage({
      channel,
      ...one,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      ...(thread !== undefined && { thread_ts: thread }),
    }),
  );
  return { channel: answer.channel ?? channel, ts: answer.ts ?? '' };
}

async function change(
  writing: Writing,
  { channel, ts }: { readonly channel: string; readonly ts: string },
  part: Part,
): Promise<void> {
  await send(writing, channel, part, (one) => writing.client.chat.update({ channel, ts, ...one }));
}

/** When it is its turn. */
function send<T>(
  { turn, pause }: Writing,
  channel: string,
  part: Part,
  call: (part: Part) => Promise<T>,
): Promise<T> {
  const inTurn = async (one: Part) => {
    await turn(channel);
    return call(one);
  };
  return sendWithPictures(part, inTurn, pause);
}
