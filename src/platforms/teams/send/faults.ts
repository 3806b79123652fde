import type { SendResult } from '../../../ports/delivery/messenger.ts';
import { ConnectorFault, NEVER_LEFT, NO_ANSWER } from './connector-fault.ts';
import { TOKEN_REFUSED, TOO_LARGE, teamsMendedBy } from './mending.ts';

/**
 * What was tried: `create` makes a message that would stand there twice; `change` and `open` come to
 * the same if they are done twice.
 */
export type Tried = 'create' | 'change' | 'open';

const AGAIN_SECONDS = 5;
/** The login cannot be asked; meanwhile nothing is lost. */
const NO_LOGIN_SECONDS = 60;
/** What it says of a conversation or of Tandem in it, not of a message. */
const OF_PLACES = ['inviting', 'installing', 'permitting'];

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
  return refusal(fault);
}

function isDoubtful(status: number): boolean {
  // 501 is a refusal: the playground says it of what it cannot do.
  return status === NO_ANSWER || status === 408 || (status >= 500 && status !== 501);
}

/** A plain no, which somebody must mend. */
function refusal({ status, code }: ConnectorFault): SendResult {
  if (status === 401 && code !== 'BotNotRegistered') {
    return { outcome: 'unreachable', reason: TOKEN_REFUSED };
  }
  if (status === 413) return { outcome: 'unreachable', reason: TOO_LARGE };
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
  return missing && !OF_PLACES.includes(teamsMendedBy(error.code));
}

function neverLeft(code: string, random: () => number): SendResult {
  // The address is none of Teams', or the login knows what it was shown and does not take it.
  if (teamsMendedBy(code) !== 'unknown') return { outcome: 'unreachable', reason: code };
  return later(jitter(code.startsWith('login_') ? NO_LOGIN_SECONDS : AGAIN_SECONDS, random));
}

function later(seconds: number): SendResult {
  return { outcome: 'later', seconds };
}

/** So long, or up to twice as long. */
function jitter(seconds: number, random: () => number): number {
  return Math.ceil(seconds * (1 + random()));
}
