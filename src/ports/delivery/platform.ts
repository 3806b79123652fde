import type { RequestListener } from 'node:http';
import type { Degradation } from '../health.ts';
import type { Messenger } from './messenger.ts';

/** A chat platform, as `compose.ts` wires it. */
export interface Platform {
  readonly key: string;
  readonly messenger: Messenger;
  /** What it hangs on the web server. */
  readonly mounts: readonly { readonly path: string; readonly listener: RequestListener }[];
  /** Begins to receive. */
  start(): Promise<void>;
  /** Closes connections on which somebody only listens: nothing else would end them. */
  closeStreams?(): void;
  /** What of it does not work, at this moment. */
  degraded?(): readonly Degradation[];
  /** Waits for what came in and is under way, then takes nothing more. */
  stop(): Promise<void>;
}
