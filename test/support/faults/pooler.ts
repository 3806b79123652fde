import { type AddressInfo, createServer, type Socket } from 'node:net';
import pg from 'pg';

/** Of the wire protocol, https://www.postgresql.org/docs/current/protocol-message-formats.html */
const SSL_REQUEST = 80_877_103;
const AUTHENTICATED = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
const TERMINATE = 'X';
const READY_FOR_QUERY = 'Z';
/** The server says that no transaction is open. */
const IDLE = 'I';

/** A pooler that gives every transaction the one connection that it has. */
export interface Pooler {
  readonly url: string;
  close(): Promise<void>;
}

/** @param url of the database behind it. */
export async function startPooler(url: string): Promise<Pooler> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Closing it takes that connection away.
  client.on('error', () => undefined);
  const far = client.connection.stream;
  far.removeAllListeners('data');
  const waiting: { readonly near: Socket; readonly messages: Buffer[] }[] = [];
  let owner: Socket | undefined;

  function next(): void {
    const at = waiting.findIndex(({ near }) => !owner || near === owner);
    const [turn] = at < 0 ? [] : waiting.splice(at, 1);
    if (!turn) return;
    owner = turn.near;
    far.write(Buffer.concat(turn.messages));
  }
  far.on(
    'data',
    readMessages((type, message) => {
      owner?.write(message);
      if (type !== READY_FOR_QUERY) return;
      if (message.toString('latin1', 5) === IDLE) owner = undefined;
      next();
    }),
  );

  const server = createServer((near) => {
    let messages: Buffer[] = [];
    const read = readMessages((type, message) => {
      if (type === TERMINATE) return void near.end();
      messages.push(message);
      if (type !== 'Q' && type !== 'S') return;
      waiting.push({ near, messages });
      messages = [];
      next();
    });
    let isOpen = false;
    near.on('error', () => undefined);
    near.on('data', (chunk) => {
      if (isOpen) return read(chunk);
      if (chunk.readInt32BE(4) === SSL_REQUEST) return void near.write('N');
      isOpen = true;
      near.write(Buffer.concat([AUTHENTICATED, READY]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.toString(),
    async close() {
      far.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Takes apart what comes in: a letter, a length of four bytes that counts itself, and the rest. */
function readMessages(found: (type: string, message: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5) {
      const length = 1 + rest.readInt32BE(1);
      if (rest.length < length) return;
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      found(message.toString('latin1', 0, 1), message);
    }
  };
}
