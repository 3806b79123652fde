import type { Response } from 'express';
import type { Notices } from '../../../ports/notices.ts';
import { ROOM_LIMITS } from '../limits.ts';
import type { ChangedEvent } from '../protocol.ts';

/** The open event streams, and who may hear of which conversation. */
export interface Events {
  /** Begins to pass notices on. */
  start(): Promise<void>;
  /** Keeps the response open and tells it of changes in these conversations. */
  open(response: Response, conversations: () => Promise<readonly string[]>): void;
  /** Closes them; one that is opened after that is closed at once. */
  stop(): void;
}

interface Stream {
  readonly response: Response;
  readonly conversations: () => Promise<readonly string[]>;
}

/** Server-sent events: a word that a conversation changed, never what it says. */
export function createEvents(notices: Notices): Events {
  const streams = new Set<Stream>();
  let stopped = false;
  const heartbeat = setInterval(() => {
    for (const { response } of streams) response.write(': alive\n\n');
  }, ROOM_LIMITS.heartbeatMilliseconds).unref();
  return {
    start: () =>
      notices.listen('room', (said) => void tellAll(streams, said).catch(() => undefined)),
    open(response, conversations) {
      const stream = { response, conversations };
      response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      response.write('retry: 1000\n\n');
      if (stopped) return void response.end();
      streams.add(stream);
      response.on('close', () => streams.delete(stream));
    },
    stop() {
      stopped = true;
      clearInterval(heartbeat);
      for (const { response } of streams) response.end();
    },
  };
}

/** Nothing said: notices may have been missed, so everything may have changed. */
async function tellAll(streams: ReadonlySet<Stream>, said: string): Promise<void> {
  for (const { response, conversations } of streams) {
    const changed = (await conversations()).filter((id) => said === '' || id === said);
    for (const conversation of changed) {
      const event: ChangedEvent = { conversation };
      response.write(`event: changed\ndata: ${JSON.stringify(event)}\n\n`);
    }
  }
}
