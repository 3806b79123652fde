import { createHmac, timingSafeEqual } from 'node:crypto';
import { SLACK_LIMITS } from '../limits.ts';

export interface SignedRequest {
  readonly body: string;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/**
 * Was this signed by Slack, not long ago and not in the future?
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSigned(
  { body, timestamp = '', signature = '' }: SignedRequest,
  secret: string,
  now: Temporal.Instant,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  const age = Math.abs(now.epochMilliseconds / 1000 - Number(timestamp));
  if (age > SLACK_LIMITS.signatureSeconds) return false;
  return timingSafeEqual(Buffer.from(sign(body, timestamp, secret)), Buffer.from(signature));
}

/** Signs as Slack does. */
export function sign(body: string, timestamp: string, secret: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
