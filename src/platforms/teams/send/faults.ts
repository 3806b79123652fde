import type { SendResult } from '../../../ports/delivery/messenger.ts';
import { ConnectorFault, NEVER_LEFT, NO_ANSWER } from './connector-fault.ts';

/**
 * What was tried: `create` makes a message that would stand there twice; `change` and `open` come to
 * the same if they are done twice.
 */
export type Tried = 'create' | 'change' | 'open';

/** There is no reference: nobody there has installed Tandem, or spoken to it. */
export const NOT_INSTALLED = 'not_installed';
/** What ended so goes out again after Tandem was installed there, or somebody there spoke to it. */
export const MENDED_BY_INSTALLING: readonly string[] = [
  NOT_INSTALLED,
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ConversationNotFound',
  'ForbiddenOperationException',
  'InvalidBotApiHost',
  'MessageWritesBlocked',
  'NotEnoughPermissions',
];
const AGAIN_SECONDS = 5;
/** Somebody must mend what the login or the connector does not take; meanwhile nothing is lost. */
const REFUSED_SECONDS = 60;

/**
 * What came of a try that ended in a fault.
 *
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 *
 * @param random from 0 to 1: two that wait do not come back at once.
 */
export function resultOf(
  fault: ConnectorFault,
  tried: Tried,
  random: (() => number) | undefined = Math.random,
): SendResult {
  const { status, code } = fault;
  if (status === 429) return later(fault.retryAfterSeconds ?? jitter(AGAIN_SECONDS, random));
  if (status === 412) return later(jitter(AGAIN_SECONDS, random));
  if (status === NEVER_LEFT) return neverLeft(code, random);
  if (isDoubtful(status)) {
    return tried === 'open' ? later(jitter(AGAIN_SECONDS, random)) : { outcome: 'unknown' };
  }
  if (tried === 'change' && isMessageGone(fault)) return { outcome: 'gone' };
  return refusal(fault, random);
}

function isDoubtful(status: number): boolean {
  // 501 is a refusal: the playground says it of what it cannot do.
  return status === NO_ANSWER || status === 408 || (status >= 500 && status !== 501);
}

function refusal({ status, code }: ConnectorFault, random: () => number): SendResult {
  if (status === 401 && code !== 'BotNotRegistered') return later(jitter(REFUSED_SECONDS, random));
  if (status === 413) return { outcome: 'unreachable', reason: 'too_large' };
  const unnamed = status === 404 ? 'ConversationNotFound' : `http_${status}`;
  return { outcome: 'unreachable', reason: code || unnamed };
}

/** Was this way refused, and not what it carries, or the bot itself? Then another way may be tried. */
export function isRefusedWay(fault: ConnectorFault): boolean {
  if (fault.status < 0 || [401, 413].includes(fault.status)) return false;
  return resultOf(fault, 'create').outcome === 'unreachable';
}

/** Is it the message that is not there, not its conversation? */
export function isMessageGone(error: unknown): boolean {
  const missing = error instanceof ConnectorFault && error.status === 404;
  return missing && !MENDED_BY_INSTALLING.includes(error.code);
}

function neverLeft(code: string, random: () => number): SendResult {
  if (code === 'service_url_not_allowed') return { outcome: 'unreachable', reason: code };
  return later(jitter(code.startsWith('login_') ? REFUSED_SECONDS : AGAIN_SECONDS, random));
}

function later(seconds: number): SendResult {
  return { outcome: 'later', seconds };
}

/** So long, or up to twice as long. */
function jitter(seconds: number, random: () => number): number {
  return Math.ceil(seconds * (1 + random()));
}
