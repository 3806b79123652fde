import { z } from 'zod';
import { ConnectorFault, NEVER_LEFT, NO_ANSWER } from './connector-fault.ts';

/** Words of a connection that was never made. */
const UNMADE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CODE = /^[\w.-]{1,80}$/;

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly token: string | undefined;
  readonly body?: object;
  readonly timeoutMilliseconds: number;
}

/**
 * One request, tried once: no redirect is followed, nothing is repeated.
 *
 * @returns what came back as JSON; nothing for an empty or unreadable answer.
 * @throws ConnectorFault
 */
export async function callOnce(request: typeof fetch, call: Call): Promise<unknown> {
  const { status, text, retryAfter } = await exchange(request, call);
  if (status >= 200 && status < 300) return parseJson(text);
  throw new ConnectorFault(status, codeOf(text), retryAfterSeconds(retryAfter));
}

async function exchange(request: typeof fetch, call: Call) {
  const { method, url, token, body, timeoutMilliseconds } = call;
  try {
    const response = await request(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json; charset=utf-8' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const retryAfter = response.headers.get('retry-after');
    return { status: response.status, text: await response.text(), retryAfter };
  } catch (error) {
    const code = networkCode(error);
    throw new ConnectorFault(UNMADE.has(code) ? NEVER_LEFT : NO_ANSWER, code);
  }
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

const fault = z.object({
  error: z.union([z.string(), z.object({ code: z.string().optional() })]).optional(),
  subCode: z.string().optional(),
  /** Sometimes JSON again, with the code that matters. */
  message: z.string().optional(),
});

/**
 * The code in an answer, in any of the forms that the connector gives it.
 *
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis,
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#understand-who-blocked-muted-or-uninstalled-a-bot
 */
function codeOf(text: string): string {
  const read = fault.safeParse(parseJson(text)).data;
  if (!read) return '';
  const inner = fault.safeParse(parseJson(read.message ?? '')).data;
  const { error } = read;
  const named = typeof error === 'string' ? error : error?.code;
  const code = inner?.subCode ?? read.subCode ?? named ?? '';
  return CODE.test(code) ? code : '';
}

/** Seconds, or a date. */
function retryAfterSeconds(text: string | null): number | undefined {
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
