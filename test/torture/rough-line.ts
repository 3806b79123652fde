import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenAnywhere } from '../support/slack/emulated-slack.ts';

/** What becomes of one post on its way. */
export interface Fate {
  /** What the line does to it. */
  readonly weather: 'fine' | 'answer_lost' | 'post_lost' | 'busy';
  /** Called at each moment of it; whoever sent it may be dead after any of them. */
  readonly at: (moment: Moment) => void;
}

/** The post came; it stands there, and nobody was told; its sender was told. */
export const MOMENTS = ['came', 'stands', 'told'] as const;
export type Moment = (typeof MOMENTS)[number];

/** A line to a platform on which posts and answers get lost. */
export interface RoughLine {
  /** `http://127.0.0.1:1234` */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * @param isPost whether a request makes a message that would stand there twice if it were repeated.
 * @param fateOf asked once for every post.
 */
export async function startRoughLine(
  upstream: string,
  isPost: (method: string, path: string) => boolean,
  fateOf: () => Fate,
): Promise<RoughLine> {
  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = request.url ?? '';
    const post = isPost(request.method ?? '', path);
    const fate: Fate = post ? fateOf() : { weather: 'fine', at: () => undefined };
    fate.at('came');
    // Whoever died while it was on its way: it may have arrived, or not.
    if (fate.weather === 'post_lost') return void response.destroy();
    if (fate.weather === 'busy') {
      response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' });
      return void response.end('{}');
    }
    const answer = await fetch(upstream + path, {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      ...(body.length > 0 && { body }),
    });
    const told = await answer.arrayBuffer();
    fate.at('stands');
    if (fate.weather === 'answer_lost') return void response.destroy();
    const type = answer.headers.get('content-type') ?? 'application/json';
    response.writeHead(answer.status, { 'content-type': type });
    response.end(Buffer.from(told), () => fate.at('told'));
  }

  const server = createServer((request, response) => {
    carry(request, response).catch(() => response.destroy());
  });
  return {
    origin: `http://127.0.0.1:${await listenAnywhere(server)}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const kept = ['content-type', 'authorization'] as const;
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = request.headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
