/**
 * A word to every replica that something changed; never the change itself.
 * Sent inside a transaction it leaves with the commit. It may be lost while a
 * connection is down, so `listen` also calls the handler after each reconnect.
 */
export type Topic = 'directory' | 'room';

export interface Notices {
  /** Calls the handler at each notice, with what was said: an id, or nothing after a reconnect. */
  listen(topic: Topic, handler: (said: string) => void): Promise<void>;
}
