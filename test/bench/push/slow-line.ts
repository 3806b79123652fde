import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { listenAnywhere } from '../../support/slack/emulated-slack.ts';

/** A line to a platform that answers after so long. */
export interface SlowLine {
  /** `http://127.0.0.1:1234` */
  readonly origin: string;
  /** When each post of {@link isPost} was answered, as `performance.now()` says it. */
  readonly answered: readonly number[];
  stop(): Promise<void>;
}

/** @param milliseconds from a request to its answer; longer where the platform behind takes longer. */
export async function startSlowLine(
  upstream: string,
  milliseconds: number,
  isPost: (method: string, path: string, body: string) => boolean,
): Promise<SlowLine> {
  const answered: number[] = [];
  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const due = wait(milliseconds);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = 'GET', url: path = '', headers } = request;
    const kept = ['content-type', 'authorization'] as const;
    const answer = await fetch(upstream + path, {
      method,
      headers: kept.map((name): [string, string] => [name, headers[name] ?? '']),
      ...(body.length > 0 && { body }),
    });
    const told = Buffer.from(await answer.arrayBuffer());
    await due;
    if (answer.ok && isPost(method, path, body.toString())) answered.push(performance.now());
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(told);
  }
  const server = createServer((request, response) => {
    carry(request, response).catch(() => response.destroy());
  });
  return {
    origin: `http://127.0.0.1:${await listenAnywhere(server)}`,
    answered,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
