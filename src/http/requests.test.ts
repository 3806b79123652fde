import { createServer, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRequests, type Requests } from './requests.ts';

describe('requests, when the server stops', () => {
  let requests: Requests;
  let server: Server;
  let port = 0;
  let arrived: Promise<void>;

  beforeEach(async () => {
    requests = createRequests();
    let arrive = (): void => undefined;
    arrived = new Promise((resolve) => {
      arrive = resolve;
    });
    // Nobody ever answers.
    server = createServer(requests.track(() => arrive()));
    server.on('connection', requests.connected);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterEach(() => void server.closeAllConnections());

  it('that nobody answers are told to come again, and then it is over', async () => {
    const answer = fetch(`http://127.0.0.1:${port}/files/x`);
    await arrived;
    const finished = requests.finish(server);
    await expect(requests.requireOpen()).rejects.toThrow('is stopping');
    requests.answerRest();
    const { status, headers } = await answer;
    expect({
      status,
      again: headers.get('retry-after'),
      connection: headers.get('connection'),
    }).toEqual({ status: 503, again: '5', connection: 'close' });
    await finished;
    expect(server.listening).toBe(false);
  });

  it('that never came on an open connection hold up nothing', async () => {
    const opened = connect(port, '127.0.0.1');
    await new Promise((resolve) => server.once('connection', resolve));
    await requests.finish(server);
    await new Promise((resolve) => opened.once('close', resolve).resume());
  });

  it('whose sender is gone are under way no longer', async () => {
    const asked = request({ port, host: '127.0.0.1' }).on('error', () => undefined);
    asked.end();
    await arrived;
    const finished = requests.finish(server);
    asked.destroy();
    await finished;
  });
});
