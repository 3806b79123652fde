import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to PostgreSQL that can be made slow, broken and mended. */
export interface DatabaseLine {
  /** The same database, through the line. */
  readonly url: string;
  /** From now on every answer takes so long. */
  delay(milliseconds: number): void;
  /** COMMIT arrives; its answer does not, and the line it came on is cut, or falls silent. */
  loseNextCommit(options?: { readonly andStayDown: boolean; readonly silently?: boolean }): void;
  /** Nothing comes through any more, either way, and no connection is closed; `those` that come later, too, or not. */
  fallSilent(those?: 'open' | 'all'): void;
  /** How many connections were made through it. */
  readonly connections: number;
  mend(): void;
  close(): Promise<void>;
  /** From now on nothing comes through, either way, and nothing is closed or lost: as where a cable is pulled. */
  hush(): void;
  /** What was held comes through, in order. */
  speak(): void;
}

/** @param url of the database behind it, with a host and port. */
export async function startDatabaseLine(url: string): Promise<DatabaseLine> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let milliseconds = 0;
  let losing: Parameters<DatabaseLine['loseNextCommit']>[0];
  let isDown = false;
  let isSilent = false;
  let connections = 0;
  const silent = new Set<Socket>();

  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    connections += 1;
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      if (isSilent) silent.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        // Nor does anybody at the other end hear of that.
        if (silent.has(socket)) return;
        near.destroy();
        far.destroy();
      });
    }
    let isCommitting = false;
    near.on('data', (chunk) => {
      if (silent.has(near)) return;
      if (losing && chunk.includes('COMMIT')) isCommitting = true;
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (silent.has(far)) return;
      // The server says which statement it completed.
      if (losing && isCommitting && chunk.includes('COMMIT')) {
        if (losing.silently) silence(near, far);
        else lose(near, losing.andStayDown);
      } else if (milliseconds === 0) near.write(chunk);
      else setTimeout(() => near.writable && near.write(chunk), milliseconds);
    });
  });

  function silence(...both: readonly Socket[]): void {
    losing = undefined;
    for (const socket of both) silent.add(socket);
  }

  function lose(near: Socket, andStayDown: boolean): void {
    losing = undefined;
    isDown = andStayDown;
    near.destroy();
    if (isDown) for (const socket of open) socket.destroy();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let isHushed = false;
  // Whoever comes meanwhile is held as well: nothing is answered that was not asked.
  server.on('connection', (near) => void (isHushed && near.pause()));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.toString(),
    delay(given) {
      milliseconds = given;
    },
    loseNextCommit(options = { andStayDown: false }) {
      losing = options;
    },
    fallSilent(those = 'open') {
      isSilent = those === 'all';
      for (const socket of open) silent.add(socket);
    },
    get connections() {
      return connections;
    },
    mend() {
      isDown = false;
      isSilent = false;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
    hush() {
      isHushed = true;
      for (const socket of open) socket.pause();
    },
    speak() {
      isHushed = false;
      for (const socket of open) socket.resume();
    },
  };
}
