import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { z } from 'zod';
import type { Log } from '../../../log.ts';
import type { Clock } from '../../../ports/clock.ts';
import { RefusedRequest } from '../../shared/refused-request.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { createReplayGuard } from './replay-guard.ts';
import { anyBody } from './schema.ts';
import { isSigned } from './signature.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

export interface ReceiverDeps {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Takes Slack's requests to Bolt. Bolt's own receivers let signatures of the future pass, refuse
 * `; charset=utf-8`, and throw on what they do not expect.
 */
export function createReceiver(deps: ReceiverDeps): Receiver & { listener: RequestListener } {
  let app: App | undefined;
  const seen = createReplayGuard(2 * SLACK_LIMITS.signatureSeconds);

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request);
    if (isAddressCheck(text, header(request, 'content-type'))) return end(response, 200);
    const now = deps.clock.now();
    const signature = header(request, 'x-slack-signature');
    const timestamp = header(request, 'x-slack-request-timestamp');
    if (!isSigned({ body: text, timestamp, signature }, deps.signingSecret, now)) {
      throw new RefusedRequest(401, 'signature');
    }
    const body = parseBody(text, header(request, 'content-type'));
    const read = anyBody.safeParse(body).data;
    if (!read) throw new RefusedRequest(400, 'form');
    if (answeredAtOnce(deps.log, response, read)) return;
    // Events are told apart by their own ids; anything else comes once.
    const isEvent = body['type'] === 'event_callback';
    if (!isEvent && !seen.first(signature ?? '', now)) throw new RefusedRequest(409, 'replay');
    await app?.processEvent(receiverEvent(request, response, body));
    if (!response.headersSent) end(response, 404);
  }

  return {
    init(bolt) {
      app = bolt;
    },
    start: async () => undefined,
    stop: async () => undefined,
    listener(request, response) {
      take(request, response).catch((error: unknown) => refuse(deps.log, response, error));
    },
  };
}

/**
 * Slack looks now and then whether the certificate is good, without signing that: it is answered, and nothing is done.
 *
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
function isAddressCheck(text: string, contentType = ''): boolean {
  if (!contentType.startsWith(FORM_TYPE) || !text.includes('ssl_check')) return false;
  return new URLSearchParams(text).get('ssl_check') === '1';
}

/**
 * What concerns Tandem and nobody in it: whether this is its address, and that Slack sent more events than it sends in
 * an hour, so that it leaves others out. https://docs.slack.dev/apis/events-api
 */
function answeredAtOnce(
  log: Log,
  response: ServerResponse,
  body: z.infer<typeof anyBody>,
): boolean {
  if (!('type' in body)) return false;
  if (body.type === 'url_verification') end(response, 200, { challenge: body.challenge });
  else if (body.type === 'app_rate_limited') {
    const tenant = body.team_id;
    log.warn({ platform: 'slack', tenant }, 'Slack leaves out events of this workspace');
    end(response, 200);
  } else return false;
  return true;
}

function refuse(log: Log, response: ServerResponse, error: unknown): void {
  const status = error instanceof RefusedRequest ? error.status : 400;
  const why = error instanceof RefusedRequest ? error.message : 'unreadable';
  log.warn({ platform: 'slack', status, why }, 'request refused');
  if (response.headersSent) return;
  response.setHeader('connection', 'close');
  end(response, status);
}

function receiverEvent(
  request: IncomingMessage,
  response: ServerResponse,
  body: Record<string, unknown>,
): ReceiverEvent {
  const retry = Number(header(request, 'x-slack-retry-num'));
  return {
    body,
    ...(Number.isInteger(retry) && { retryNum: retry }),
    ack: async (answer?: unknown) => {
      if (!response.headersSent) end(response, 200, answer);
    },
  };
}

function end(response: ServerResponse, status: number, answer?: unknown): void {
  const text = answer === undefined || answer === '' ? '' : JSON.stringify(answer);
  response.writeHead(status, text ? { 'content-type': 'application/json' } : {});
  response.end(text);
}

/** @throws RefusedRequest 413 before all of a large body has come. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > SLACK_LIMITS.bodyBytes) throw new RefusedRequest(413, 'size');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Commands are forms, interactions a form with one JSON field, events JSON. */
function parseBody(text: string, contentType = ''): Record<string, unknown> {
  if (!contentType.startsWith(FORM_TYPE)) return parseJson(text);
  const form = Object.fromEntries(new URLSearchParams(text));
  return form['payload'] === undefined ? form : parseJson(form['payload']);
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json };
  } catch {
    // Said below.
  }
  throw new RefusedRequest(400, 'json');
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
