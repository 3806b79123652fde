import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type WebSocket, WebSocketServer } from 'ws';
import type { TimeOptions } from '../../../src/ports/clock.ts';
import type { EmulatedSlack, SlackFault } from './emulated-slack.ts';
import { form, signed } from './slack-requests.ts';

/** How Slack reaches the bot; brings back what the bot answers at once. */
export interface SlackTransport {
  command(fields: Readonly<Record<string, string>>): Promise<unknown>;
  interaction(payload: object): Promise<unknown>;
  event(payload: object): Promise<unknown>;
  stop(): void;
}

/** @param time what Slack takes the time to be; it signs with it. */
export function httpTransport(port: number, time?: TimeOptions): SlackTransport {
  const post = async (body: string, contentType?: string) => {
    const address = `http://127.0.0.1:${port}/slack/events`;
    const response = await fetch(address, signed(body, contentType, secondsNow(time)));
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    command: (fields) => post(form(fields)),
    interaction: (payload) => post(form({ payload: JSON.stringify(payload) })),
    event: (payload) => post(JSON.stringify(payload), 'application/json'),
    stop: () => undefined,
  };
}

function secondsNow({ shift = (now) => now }: TimeOptions = {}): number {
  return Math.floor(shift(Temporal.Now.instant()).epochMilliseconds / 1000);
}

/** Through Socket Mode: whose connection can be lost. */
export interface SocketTransport extends SlackTransport {
  /** Slack closes the connection; its next answers to who wants a new one are these, then it is given one. */
  hangUp(...answers: SlackFault[]): void;
}

/** `apps.connections.open` and its WebSocket, after https://docs.slack.dev/apis/events-api/using-socket-mode */
export function socketTransport(slack: EmulatedSlack): SocketTransport {
  const sockets = new WebSocketServer({ server: slack.server, path: '/socket' });
  const url = slack.apiUrl.replace('http:', 'ws:').replace('/api/', '/socket');
  const open = { status: 200, body: { ok: true, url } };
  const nextSocket = async (): Promise<WebSocket> => {
    const [socket]: WebSocket[] = await once(sockets, 'connection');
    if (!socket) throw new Error('Nobody connected.');
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    return socket;
  };
  slack.fail('apps.connections.open', open);
  let connected = nextSocket();
  async function send(type: string, payload: object): Promise<unknown> {
    const socket = await connected;
    const envelope_id = randomUUID();
    const answered = new Promise<unknown>((resolve) => {
      const listen = (data: Buffer) => {
        const answer = JSON.parse(data.toString());
        if (answer.envelope_id !== envelope_id) return;
        socket.off('message', listen);
        resolve(answer.payload);
      };
      socket.on('message', listen);
    });
    socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true }));
    return answered;
  }
  return {
    command: (fields) => send('slash_commands', fields),
    interaction: (payload) => send('interactive', payload),
    event: (payload) => send('events_api', payload),
    hangUp(...answers) {
      slack.fail('apps.connections.open', ...answers, open);
      connected = nextSocket();
      for (const socket of sockets.clients) socket.close();
    },
    stop: () => sockets.close(),
  };
}
