// @ts-check
/** The line that stays open. A browser gives up on some faults; this does not. */
/** @import { ChangedEvent } from '../../protocol.ts' */

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 20_000;

/**
 * @param {string} as
 * @param {{ onChanged: (conversation: string) => void, onOpen: () => void, onLost: () => void }} hear
 */
export function listen(as, hear) {
  /** @type {EventSource | undefined} */
  let source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let wait = FIRST_WAIT_MS;

  function connect() {
    clearTimeout(timer);
    source?.close();
    const opened = new EventSource(`/practice/api/events?${new URLSearchParams({ as })}`);
    source = opened;
    opened.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      hear.onOpen();
    });
    opened.addEventListener('changed', (event) => {
      /** @type {ChangedEvent} */
      const changed = JSON.parse(event.data);
      hear.onChanged(changed.conversation);
    });
    opened.addEventListener('error', () => {
      hear.onLost();
      if (opened.readyState === EventSource.CLOSED) connectLater();
    });
  }

  function connectLater() {
    clearTimeout(timer);
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  /** A phone that wakes up, or finds its network again, need not wait its turn. */
  function hurry() {
    const open = source?.readyState === EventSource.OPEN;
    if (document.visibilityState === 'visible' && !open) connect();
  }

  document.addEventListener('visibilitychange', hurry);
  window.addEventListener('online', hurry);
  window.addEventListener('pagehide', () => source?.close());
  window.addEventListener('pageshow', hurry);
  connect();
}
