import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../ports/clock.ts';
import type { Messenger, Sending, SendResult } from '../../../ports/delivery/messenger.ts';
import type { Workspaces } from '../identity/workspaces.ts';
import { renderCard } from '../render/render-card.ts';
import { type Part, splitMessage } from '../render/split-message.ts';
import { resultOf } from './faults.ts';
import { formatMessageId, type MessageId, parseMessageId } from './message-id.ts';
import { type PictureFiles, sendWithPictures } from './message-pictures.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import type { Pictures } from './upload-pictures.ts';

export interface MessengerDeps {
  readonly workspaces: Workspaces;
  readonly pictures: Pictures;
  readonly clock: Clock;
  /** Waits; a test waits in no time. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

interface Call {
  readonly client: WebClient;
  readonly pace: RateLimit;
  readonly sending: Sending;
  readonly files: PictureFiles;
}

/** Posts to Slack, once each: what went wrong is told, and the delivery queue decides. */
export function slackMessenger(deps: MessengerDeps): Messenger {
  const { workspaces, pictures, clock, pause = sleep } = deps;
  const pace = createRateLimit(clock, pause);

  async function attempt(
    sending: Sending,
    work: (call: Call) => Promise<MessageId>,
  ): Promise<SendResult> {
    const { tenant } = sending.conversation;
    const held = pace.held(sending.conversation);
    if (held > 0) return { outcome: 'later', seconds: held };
    const client = await workspaces.client([tenant]);
    if (!client) return { outcome: 'unreachable', reason: 'not_installed' };
    const files = await pictures(client, sending.card);
    try {
      const id = await work({ client, pace, sending, files });
      return { outcome: 'sent', messageId: formatMessageId(id) };
    } catch (error) {
      const result = resultOf(error);
      if (result.outcome === 'later') pace.hold(sending.conversation, result.seconds);
      return result;
    }
  }

  return {
    platform: 'slack',
    post: (sending) => attempt(sending, postAll),
    update: (sending, messageId) =>
      attempt(sending, (call) => updateAll(call, parseMessageId(messageId))),
    // Looking needs a scope that Tandem does not ask for: it reads no conversations.
    lookUp: async () => ({ found: 'cannot_look' }),
  };
}

async function postAll(call: Call): Promise<MessageId> {
  const { sending, files } = call;
  const [first, ...rest] = splitMessage(renderCard(sending.card, sending.reader, files));
  const thread = sending.thread && parseMessageId(sending.thread).ts;
  const posted = await postPart(call, sending.conversation.external, first, thread);
  const channel = sending.conversation.kind === 'direct' ? posted.channel : undefined;
  const more = await postMore(call, posted.channel, rest, thread ?? posted.ts);
  return { channel, ts: posted.ts, more };
}

/** The rest of a long card stands in its thread. It waits out a limit: the card must be whole. */
async function postMore(
  call: Call,
  channel: string,
  parts: readonly Part[],
  thread: string,
): Promise<string[]> {
  const more: string[] = [];
  for (const part of parts) {
    const post = () => postPart(call, channel, part, thread);
    const { ts } = await post().catch((error) => afterLimit(call, error, post));
    more.push(ts);
  }
  return more;
}

async function afterLimit<T>(call: Call, error: unknown, again: () => Promise<T>): Promise<T> {
  const result = resultOf(error);
  if (result.outcome !== 'later') throw error;
  await call.pace.pause(result.seconds * 1000);
  return again();
}

async function updateAll(call: Call, id: MessageId): Promise<MessageId> {
  const { sending, client, files } = call;
  const channel = id.channel ?? sending.conversation.external;
  const parts = splitMessage(renderCard(sending.card, sending.reader, files));
  const there = [id.ts, ...id.more];
  for (const [index, part] of parts.slice(0, there.length).entries()) {
    await send(call, channel, part, (one) =>
      client.chat.update({ channel, ts: there[index] ?? '', ...one }),
    );
  }
  for (const ts of there.slice(parts.length)) await client.chat.delete({ channel, ts });
  const more = await postMore(call, channel, parts.slice(there.length), id.ts);
  return { ...id, more: [...id.more.slice(0, parts.length - 1), ...more] };
}

/** When it is its turn. */
function send<T>(
  { pace }: Call,
  channel: string,
  part: Part,
  call: (part: Part) => Promise<T>,
): Promise<T> {
  const inTurn = async (one: Part) => {
    await pace.turn(channel);
    return call(one);
  };
  return sendWithPictures(part, inTurn, pace.pause);
}

async function postPart(
  call: Call,
  channel: string,
  part: Part = { blocks: [], text: '' },
  thread: string | undefined,
): Promise<{ channel: string; ts: string }> {
  const answer = await send(call, channel, part, (one) =>
    call.client.chat.postMessage({
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
