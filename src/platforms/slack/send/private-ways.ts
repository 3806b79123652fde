import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SendResult } from '../../../ports/delivery/messenger.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { Part } from '../render/split-message.ts';
import { isRefusedContent, platformResult, resultOf } from './faults.ts';

const AGAIN_SECONDS = 5;

/** How one person can be shown something alone. */
export interface Way {
  readonly client: WebClient | undefined;
  readonly user: string;
  readonly channel?: string | undefined;
  readonly responseUrl?: string | undefined;
  /** The first takes the place of the answer to which the address belongs. */
  readonly instead?: true | undefined;
  /** How many messages went before this one. */
  readonly shown: number;
}

/** It did not get through, and no other way is tried. */
export class NotShown extends Error {
  readonly result: SendResult;

  constructor(result: SendResult) {
    super(result.outcome);
    this.name = 'NotShown';
    this.result = result;
  }
}

/**
 * Shows it by the address that came with what was asked; else in the channel, where only they see it; where Tandem
 * may not do that, in their direct messages. Another way is taken only where one refused.
 *
 * @throws NotShown, or whatever Slack's client throws.
 */
export async function showTo(way: Way, part: Part): Promise<void> {
  const { client, channel, user, responseUrl, instead = false, shown } = way;
  if (responseUrl !== undefined && shown < SLACK_LIMITS.responseUrlUses) {
    const result = await respond(responseUrl, part, instead && shown === 0);
    if (result.outcome === 'sent') return;
    if (result.outcome !== 'unreachable') throw new NotShown(result);
  }
  if (!client) throw new NotShown({ outcome: 'unreachable', reason: 'not_installed' });
  const direct = () => client.chat.postMessage({ channel: user, mrkdwn: false, ...part });
  if (!channel) return void (await direct());
  await client.chat.postEphemeral({ channel, user, ...part }).catch((error: unknown) => {
    if (isRefusedContent(error) || resultOf(error).outcome !== 'unreachable') throw error;
    return direct();
  });
}

/**
 * The address takes five messages within half an hour; then, or for blocks that it does not take, it refuses.
 *
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
async function respond(
  url: string,
  { text, blocks }: Part,
  replace_original: boolean,
): Promise<SendResult> {
  const body = { response_type: 'ephemeral', replace_original, mrkdwn: false, text, blocks };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(SLACK_LIMITS.triggerMilliseconds),
  }).catch(() => undefined);
  if (!response) return { outcome: 'unknown' };
  if (response.ok) {
    const code = refusalIn(await response.text().catch(() => ''));
    return code === undefined ? { outcome: 'sent', messageId: '' } : platformResult(code);
  }
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after')) || AGAIN_SECONDS;
    return { outcome: 'later', seconds };
  }
  if (response.status >= 500) return { outcome: 'unknown' };
  return { outcome: 'unreachable', reason: `http_${response.status}` };
}

/** The word of a refusal that comes with a status of success. */
function refusalIn(text: string): string | undefined {
  try {
    return refusal.safeParse(JSON.parse(text)).data?.error;
  } catch {
    return undefined;
  }
}

const refusal = z.object({ ok: z.literal(false), error: z.string() });
