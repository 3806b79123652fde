import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { errorName } from '../../../log.ts';
import type { SendResult } from '../../../ports/delivery/messenger.ts';
import { NotItsTurn } from './rate-limit.ts';

/** Somebody must mend something before a message can arrive. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'account_inactive',
  'channel_not_found',
  'invalid_auth',
  'invalid_blocks',
  'is_archived',
  'missing_scope',
  'msg_too_long',
  'not_authed',
  'not_in_channel',
  'restricted_action',
  'team_not_found',
  'token_expired',
  'token_revoked',
  'user_disabled',
  'user_not_found',
]);
/** The message to change is there no longer, or can be changed no longer. */
const GONE: ReadonlySet<string> = new Set([
  'cant_update_message',
  'edit_window_closed',
  'message_not_found',
]);
/** What ended with a token goes out again after the next installation. */
export const MENDED_BY_INSTALLING: readonly string[] = [
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'not_installed',
  'token_expired',
  'token_revoked',
];
const NEVER_LEFT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
const AGAIN_SECONDS = 5;

/** What came of a try that threw. Codes: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export function resultOf(error: unknown): SendResult {
  if (error instanceof NotItsTurn) return { outcome: 'later', seconds: error.seconds };
  if (error instanceof WebAPIRateLimitedError) {
    return { outcome: 'later', seconds: error.retryAfter };
  }
  if (error instanceof WebAPIPlatformError) return platformResult(error.data.error);
  if (error instanceof WebAPIHTTPError && error.statusCode === 429) {
    return { outcome: 'later', seconds: AGAIN_SECONDS };
  }
  if (error instanceof WebAPIRequestError && NEVER_LEFT.has(causeOf(error.original))) {
    return { outcome: 'later', seconds: AGAIN_SECONDS };
  }
  return { outcome: 'unknown' };
}

function platformResult(code: string): SendResult {
  if (GONE.has(code)) return { outcome: 'gone' };
  if (UNREACHABLE.has(code)) return { outcome: 'unreachable', reason: code };
  if (code === 'ratelimited') return { outcome: 'later', seconds: AGAIN_SECONDS };
  return { outcome: 'unknown' };
}

/** Is it the message that is not there? */
export function isMessageGone(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'message_not_found';
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
