import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { errorName } from '../../../log.ts';
import type { SendResult } from '../../../ports/delivery/messenger.ts';
import { slackMendedBy } from './mending.ts';
import { NotItsTurn } from './rate-limit.ts';

/** Slack itself did not get on: nobody can say what became of the call. */
const UNKNOWN: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
]);
/** Too fast. */
const LIMITED: ReadonlySet<string> = new Set(['rate_limited', 'ratelimited']);
/** The message to change is there no longer, or can be changed no longer. */
const GONE: ReadonlySet<string> = new Set([
  'cant_update_message',
  'edit_window_closed',
  'message_not_found',
]);
const NEVER_LEFT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
const AGAIN_SECONDS = 5;
const REPEATED_SECONDS = 1;
/** The workspace moves into an organisation: calls fail now and then until it has. */
const MOVING = 'team_added_to_org';
const MOVING_SECONDS = 60;

/**
 * What came of a try that threw. Whatever Slack refuses in words is a plain no that somebody must mend, also in
 * words that nobody here knows yet: https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export function resultOf(error: unknown): SendResult {
  if (error instanceof NotItsTurn) return { outcome: 'later', seconds: error.seconds };
  if (error instanceof WebAPIRateLimitedError) {
    return { outcome: 'later', seconds: error.retryAfter };
  }
  if (error instanceof WebAPIPlatformError) return platformResult(error.data.error);
  if (error instanceof WebAPIHTTPError) return httpResult(error.statusCode);
  if (error instanceof WebAPIRequestError && NEVER_LEFT.has(causeOf(error.original))) {
    return { outcome: 'later', seconds: AGAIN_SECONDS };
  }
  return { outcome: 'unknown' };
}

/** What a word of Slack's says of a try. */
export function platformResult(code: string): SendResult {
  if (GONE.has(code)) return { outcome: 'gone' };
  if (UNKNOWN.has(code)) return { outcome: 'unknown' };
  if (LIMITED.has(code)) return { outcome: 'later', seconds: AGAIN_SECONDS };
  if (code === MOVING) return { outcome: 'later', seconds: MOVING_SECONDS };
  return { outcome: 'unreachable', reason: code };
}

function httpResult(status: number): SendResult {
  if (status === 429) return { outcome: 'later', seconds: AGAIN_SECONDS };
  if (status === 408 || status >= 500) return { outcome: 'unknown' };
  return { outcome: 'unreachable', reason: `http_${status}` };
}

/** Is it the message that is not there? */
export function isMessageGone(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'message_not_found';
}

/** Does it last until somebody installs Tandem anew? */
export function isMendedByInstalling(error: unknown): boolean {
  if (!(error instanceof WebAPIPlatformError)) return false;
  return ['installing', 'login'].includes(slackMendedBy(error.data.error));
}

/**
 * In how many seconds a call that comes to the same if it is made twice may be made again; nothing: it would be
 * refused again. Somebody else changing a view at the same moment is over at once.
 */
export function waitOf(error: unknown): number | undefined {
  const conflict = error instanceof WebAPIPlatformError && error.data.error === 'hash_conflict';
  const result = conflict ? ({ outcome: 'unknown' } as const) : resultOf(error);
  if (result.outcome === 'later') return result.seconds;
  return result.outcome === 'unknown' ? REPEATED_SECONDS : undefined;
}

/** A code that a log may carry. */
export function faultCode(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  return errorName(error);
}

/** Was the time up in which a view could be opened? */
export function isExpired(error: unknown): boolean {
  const codes = [
    'expired_trigger_id',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'trigger_expired',
  ];
  return error instanceof WebAPIPlatformError && codes.includes(error.data.error);
}

/** Was what it should show refused, so that nothing of it is there? */
export function isRefusedContent(error: unknown): boolean {
  const codes = ['invalid_blocks', 'invalid_arguments'];
  return error instanceof WebAPIPlatformError && codes.includes(error.data.error);
}

function causeOf(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  return 'code' in cause ? String(cause.code) : '';
}
