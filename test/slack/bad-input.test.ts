import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createReceiver } from '../../src/platforms/slack/receive/endpoint.ts';
import { QUIET } from '../../src/platforms/slack/send/web-client.ts';
import { runs, SEED } from '../support/long.ts';
import { seeded } from '../support/seeded.ts';
import { listenAnywhere } from '../support/slack/emulated-slack.ts';
import { commandFields, form, SIGNING_SECRET, signed } from '../support/slack/slack-requests.ts';

const FORM = 'application/x-www-form-urlencoded';
const REQUESTS = runs(300, 2_000);

describe("what comes to Slack's address", () => {
  let server: Server;
  let address: string;
  let accepted: unknown[] = [];
  const lines: string[] = [];

  beforeAll(async () => {
    const clock = { now: () => Temporal.Now.instant() };
    const log = createLog('trace', { write: (line) => void lines.push(line) });
    const receiver = createReceiver({ signingSecret: SIGNING_SECRET, clock, log });
    const app = new App({
      receiver,
      authorize: async () => ({}),
      logger: QUIET,
      convoStore: false,
    });
    app.error(async () => undefined);
    const take = async ({ ack, body }: { ack: () => Promise<void>; body: unknown }) => {
      accepted.push(body);
      await ack();
    };
    app.command(/.*/, take);
    app.action(/.*/, take);
    app.shortcut(/.*/, take);
    app.view(/.*/, take);
    app.event(/.*/, async ({ body }) => void accepted.push(body));
    server = createServer(receiver.listener);
    address = `http://127.0.0.1:${await listenAnywhere(server)}/`;
  });
  afterAll(() => server.close());

  const post = async (request: RequestInit) => {
    accepted = [];
    const response = await fetch(address, request);
    return { status: response.status, accepted: accepted.length };
  };
  const now = () => Math.floor(Date.now() / 1000);

  it('is taken if Slack signed it, with or without a charset', async () => {
    const body = () => form(commandFields());
    expect(await post(signed(body()))).toEqual({ status: 200, accepted: 1 });
    expect(await post(signed(body(), `${FORM}; charset=utf-8`))).toEqual({
      status: 200,
      accepted: 1,
    });
  });

  it('is refused if it comes a second time', async () => {
    const request = signed(form(commandFields()));
    expect(await post(request)).toEqual({ status: 200, accepted: 1 });
    expect(await post(request)).toEqual({ status: 409, accepted: 0 });
  });

  it.each([-301, 301, 86_400, -86_400])(
    'is refused if it was signed %i s from now',
    async (off) => {
      const request = signed(form(commandFields()), FORM, now() + off);
      expect(await post(request)).toEqual({ status: 401, accepted: 0 });
    },
  );

  it('is refused at 4 MB, and answers the address check', async () => {
    const large = signed(form(commandFields({ text: 'x'.repeat(4 * 1024 * 1024) })));
    const answered = await post(large).catch(() => ({ status: 413, accepted: accepted.length }));
    expect(answered).toEqual({ status: 413, accepted: 0 });
    const check = JSON.stringify({ type: 'url_verification', challenge: 'c', token: 't' });
    const response = await fetch(address, signed(check, 'application/json'));
    expect(await response.json()).toEqual({ challenge: 'c' });
    expect(await post(signed('ssl_check=1&token=t'))).toEqual({ status: 200, accepted: 0 });
  });

  it('is answered where Slack looks at the certificate, which it does not sign; and nothing is done', async () => {
    const check = (body: string) => ({ method: 'POST', headers: { 'content-type': FORM }, body });
    expect(await post(check('ssl_check=1&token=t'))).toEqual({ status: 200, accepted: 0 });
    const command = { ...commandFields(), ssl_check: '1' };
    expect(await post(check(form(command)))).toEqual({ status: 200, accepted: 0 });
    expect(await post(check('ssl_check=&token=t'))).toEqual({ status: 401, accepted: 0 });
  });

  it('is taken note of where Slack says that it leaves out events', async () => {
    const limited = { token: 't', type: 'app_rate_limited', team_id: 'T0POLICE' };
    const body = JSON.stringify({ ...limited, minute_rate_limited: 1518467820, api_app_id: 'A0' });
    expect(await post(signed(body, 'application/json'))).toEqual({ status: 200, accepted: 0 });
    expect(lines.join()).toContain('leaves out events');
    expect(lines.join()).toContain('T0POLICE');
    const forged = { ...signed(body, 'application/json'), body: `${body} ` };
    expect(await post(forged)).toEqual({ status: 401, accepted: 0 });
  });

  it('with unknown fields is taken', async () => {
    expect(await post(signed(form(commandFields({ brand_new: '1' }))))).toEqual({
      status: 200,
      accepted: 1,
    });
  });

  it(`is never taken and never a 500 if it is forged or broken: ${REQUESTS} of them, memory stable`, async () => {
    const random = seeded(SEED);
    for (let warm = 0; warm < 200; warm += 1) await post(badRequest(random));
    const before = memory();
    const results = [];
    for (let count = 0; count < REQUESTS; count += 1) results.push(await post(badRequest(random)));
    expect(results.filter((one) => one.accepted > 0)).toEqual([]);
    expect(results.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
    expect(memory() - before).toBeLessThan(20);
    expect(lines.join()).not.toMatch(/quillfeather/i);
  });
});

/** In megabytes, of what is still in use. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

type Random = () => number;

/** Each kind of badness in turn: forged, stale, cut, of the wrong type, noise. */
function badRequest(random: Random): RequestInit {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const whole = pick([
    () => form(commandFields({ text: 'Quillfeather' })),
    () => form({ payload: JSON.stringify(PRESS) }),
    () => form({ payload: JSON.stringify(SUBMISSION) }),
    () => JSON.stringify(EVENT),
  ])();
  const type = whole.startsWith('{') ? 'application/json' : FORM;
  return pick([forged, stale, cut, wrongType, noise])(whole, type, random);
}

function forged(body: string, type: string, random: Random): RequestInit {
  const request = signed(body, type);
  const headers = { ...Object(request.headers) };
  const place = 3 + Math.floor(random() * 64);
  const signature = String(headers['x-slack-signature']);
  const other = signature[place] === '0' ? '1' : '0';
  const forms = [
    signature.slice(0, place) + other + signature.slice(place + 1),
    '',
    'v0=',
    `v1=${signature.slice(3)}`,
    signature.slice(0, -1),
    `${signature}00`,
  ];
  headers['x-slack-signature'] = forms[Math.floor(random() * forms.length)];
  return { ...request, headers };
}

function stale(body: string, type: string, random: Random): RequestInit {
  const off = 310 + Math.floor(random() * 1e6);
  const seconds = Math.floor(Date.now() / 1000) + (random() < 0.5 ? off : -off);
  return signed(body, type, seconds);
}

function cut(body: string, type: string, random: Random): RequestInit {
  if (type === FORM && !body.startsWith('payload=')) {
    const fields = commandFields();
    const needed = ['command', 'team_id', 'user_id', 'channel_id', 'trigger_id', 'response_url'];
    delete fields[needed[Math.floor(random() * needed.length)] ?? ''];
    return signed(form(fields), type);
  }
  return signed(body.slice(0, 12 + Math.floor(random() * (body.length - 13))), type);
}

/** Signed, but something in it is not of the type it should be. */
function wrongType(_body: string, _type: string, random: Random): RequestInit {
  const wrong = [null, 7, true, [], {}, 'text', [null]][Math.floor(random() * 7)];
  const bodies = [
    { ...PRESS, user: wrong, actions: wrong },
    { ...PRESS, actions: [wrong], trigger_id: {} },
    { ...SUBMISSION, view: wrong },
    { ...SUBMISSION, user: wrong, view: { ...SUBMISSION.view, state: wrong, type: wrong } },
    { ...EVENT, event: { type: null }, event_id: wrong === 'text' ? 3 : wrong },
    { ...EVENT, event: { type: wrong === 'text' ? null : wrong } },
    { type: wrong === 'text' ? 'unheard_of' : wrong },
    wrong,
  ];
  const body = JSON.stringify(bodies[Math.floor(random() * bodies.length)]);
  const asForm = random() < 0.5;
  return signed(asForm ? form({ payload: body }) : body, asForm ? FORM : 'application/json');
}

function noise(_body: string, _type: string, random: Random): RequestInit {
  const text = randomBytes(1 + Math.floor(random() * 200)).toString('latin1');
  const type = [FORM, 'application/json', 'text/plain', 'multipart/form-data'][
    Math.floor(random() * 4)
  ];
  return signed(text, type);
}

const USER = { id: 'U0POLICE1', team_id: 'T0POLICE' };
/** Constructed after https://docs.slack.dev/reference/interaction-payloads */
const PRESS = {
  type: 'block_actions',
  user: USER,
  team: { id: 'T0POLICE' },
  trigger_id: '1.2.a',
  actions: [{ action_id: 'signal.open~0', value: 'S-2026-0001' }],
};
const SUBMISSION = {
  type: 'view_submission',
  user: USER,
  team: { id: 'T0POLICE' },
  view: { id: 'V0', type: 'modal', private_metadata: '{}', state: { values: {} } },
};
const EVENT = {
  type: 'event_callback',
  event_id: 'Ev0',
  event_time: 1,
  team_id: 'T0POLICE',
  event: { type: 'app_mention', user: 'U0', text: 'x', channel: 'C0', ts: '1.1' },
};
