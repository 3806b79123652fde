import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModalView } from '@slack/types';

/** Slack's API as far as an acknowledged command goes: it says yes to whatever it is asked, at once. */
export interface FakeApi {
  readonly url: string;
  /** Calls of whoever has this token, by method. */
  calls(token: string): ReadonlyMap<string, number>;
  /** The view that was opened last. */
  view(): ModalView | undefined;
  stop(): void;
}

export async function startFakeApi(): Promise<FakeApi> {
  const calls = new Map<string, Map<string, number>>();
  let view: ModalView | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const own = calls.get(token) ?? new Map<string, number>();
    calls.set(token, own.set(method, (own.get(method) ?? 0) + 1));
    if (method === 'views.open') {
      const text = new URLSearchParams(Buffer.concat(chunks).toString()).get('view');
      view = text ? JSON.parse(text) : view;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"ok":true,"view":{"id":"V0"}}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    calls: (token) => calls.get(token) ?? new Map(),
    view: () => view,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
