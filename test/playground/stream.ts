import type { Playground } from './start.ts';

/** Everything that one of the playground's streams said, newest first. */
export interface Stream {
  /** The newest that is wanted, or the next one to come. */
  find<T>(read: (said: unknown) => T | undefined): Promise<T>;
  close(): void;
}

export async function listen({ address }: Playground, path: string): Promise<Stream> {
  const socket = new WebSocket(address.replace('http', 'ws') + path);
  const said: unknown[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    said.unshift(JSON.parse(String(data)));
    for (const look of waiting) look();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return {
    find: (read) =>
      new Promise((resolve) => {
        const look = () => {
          const found = said.map(read).find((one) => one !== undefined);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}
