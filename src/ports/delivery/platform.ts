import type { RequestListener } from 'node:http';
import type { Messenger } from './messenger.ts';
import type { SeenConnection } from './parked-store.ts';

/** A platform to which there is no connection. */
export interface Disconnected {
  /** As people call it. */
  readonly platform: string;
  /** Since when, why, and what to do, for whoever runs Tandem. */
  readonly word: string;
}

/** A chat platform, as `compose.ts` wires it. */
export interface Platform {
  readonly key: string;
  readonly messenger: Messenger;
  /** What it hangs on the web server. */
  readonly mounts: readonly { readonly path: string; readonly listener: RequestListener }[];
  /** Asks the platform where Tandem is installed, and whether its token is taken there; left out: always. */
  examine?(): Promise<readonly SeenConnection[]>;
  /** Begins to receive. */
  start(): Promise<void>;
  /** Closes connections on which somebody only listens: nothing else would end them. */
  closeStreams?(): void;
  /** What is said while nothing that is typed there comes in; nothing: it does, or Tandem would not notice. */
  disconnected?(): Disconnected | undefined;
  /** Waits for what came in and is under way, then takes nothing more. */
  stop(): Promise<void>;
}
