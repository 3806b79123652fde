import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { Place } from '../receive/receive.ts';
import { type Part, type Piece, splitMessage } from '../render/split-message.ts';
import { faultCode, isRefusedContent } from './faults.ts';
import { sendWithPictures } from './message-pictures.ts';

/** Shows something to one person alone, in as many messages as it needs. */
export async function answerInPrivate(
  { client, place, log }: { client: WebClient | undefined; place: Place; log: Log },
  pieces: readonly Piece[],
): Promise<void> {
  for (const [index, part] of splitMessage(pieces).entries()) {
    const answerWith = async (one: Part) => {
      const useUrl = place.responseUrl !== undefined && index < SLACK_LIMITS.responseUrlUses;
      if (useUrl && (await respond(place.responseUrl, one))) return;
      if (client) await showTo(client, place, one);
    };
    try {
      await sendWithPictures(part, answerWith, sleep);
    } catch (error) {
      log.warn({ platform: 'slack', error: faultCode(error) }, 'private answer not shown');
    }
  }
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
async function respond(url: string, { text, blocks }: Part): Promise<boolean> {
  const body = { response_type: 'ephemeral', replace_original: false, mrkdwn: false, text, blocks };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(SLACK_LIMITS.triggerMilliseconds),
  }).catch(() => undefined);
  return response?.ok ?? false;
}

/** In the channel, where only they see it; where Tandem is not in it, in their direct messages. */
async function showTo(client: WebClient, { channel, user }: Place, part: Part): Promise<void> {
  const direct = () => client.chat.postMessage({ channel: user, mrkdwn: false, ...part });
  if (!channel) return void (await direct());
  await client.chat.postEphemeral({ channel, user, ...part }).catch((error: unknown) => {
    if (isRefusedContent(error)) throw error;
    return direct();
  });
}
