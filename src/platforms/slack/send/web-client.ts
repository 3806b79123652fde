import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';

/** A call that has no answer by then may have arrived or not. */
const CALL_MILLISECONDS = 10_000;

/** Slack's libraries log what they send, so they are kept quiet: our own lines carry ids alone. */
export const QUIET: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Never repeats a call and never waits out a limit by itself: the delivery queue does both. */
export function clientOptions(
  apiUrl: string,
  timeoutMilliseconds = CALL_MILLISECONDS,
): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    logger: QUIET,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMilliseconds,
  };
}

/**
 * @param token nothing for calls that need none.
 * @param timeoutMilliseconds how long an answer may take, unless told.
 */
export function createClient(
  token: string | undefined,
  apiUrl: string,
  timeoutMilliseconds = CALL_MILLISECONDS,
): WebClient {
  return new WebClient(token, clientOptions(apiUrl, timeoutMilliseconds));
}
