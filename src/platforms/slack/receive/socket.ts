import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import { faultCode } from '../send/faults.ts';
import { clientOptions, QUIET } from '../send/web-client.ts';

const FIRST_PAUSE_MILLISECONDS = 500;
const LONGEST_PAUSE_MILLISECONDS = 60_000;
/** Slack says hello at once; a connection on which it does not is given up. */
const HELLO_MILLISECONDS = 30_000;
/** A connection that is lost comes back at once; after so many attempts, or so long, it stays down. */
const DOWN_ATTEMPTS = 3;
const DOWN_MILLISECONDS = 30_000;
/** Of Bolt's client, once a connection is lost for good. */
const DISCONNECTED = 'disconnected';

export interface SocketDeps {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
}

/** Bolt's receiver, which also says how its connection is. */
export interface Socket extends Receiver {
  /** In words, while the connection stays down. */
  down(): string | undefined;
}

type Connection = SocketModeReceiver['client'];

/** How the connection is. */
interface State {
  /** Milliseconds of the time that only goes on; nothing: it is there. */
  downSince: number | undefined;
  /** Attempts since then. */
  failures: number;
  /** Of the last one: Slack's word for it. */
  fault: string;
}

/**
 * Bolt's receiver for Socket Mode, with a connection that is opened anew for as long as Tandem runs, whatever
 * Slack says: Bolt's own client gives up at a 500, a broken line or a token that is not taken, and throws
 * where nobody can catch it. `start` does not wait for Slack.
 *
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function createSocket({ appToken, apiUrl, log }: SocketDeps): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: QUIET,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(apiUrl) },
    // What was not acknowledged Slack sends again; acknowledging it after a fault may fail too.
    processEventErrorHandler: async ({ error }) => {
      log.error({ platform: 'slack', error: faultCode(error) }, 'interaction failed');
      return false;
    },
  });
  const stopping = new AbortController();
  const state: State = { downSince: performance.now(), failures: 0, fault: 'no hello' };
  return {
    down: () => downWord(state),
    init: (app: App) => receiver.init(app),
    async start() {
      void keepConnected(receiver.client, state, stopping.signal, log);
    },
    async stop() {
      stopping.abort();
      await receiver.client.disconnect();
    },
  };
}

/** Never throws; ends when it is told to stop. */
async function keepConnected(
  client: Connection,
  state: State,
  stopping: AbortSignal,
  log: Log,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      await connectOnce(client, () => {
        state.failures = 0;
        state.downSince = undefined;
        // Told to stop while it was being made.
        if (stopping.aborted) void client.disconnect();
        log.info({ platform: 'slack' }, 'connected through Socket Mode');
      });
      Object.assign(state, { downSince: performance.now(), fault: 'closed' });
    } catch (error) {
      if (stopping.aborted) return;
      state.failures += 1;
      state.fault = faultCode(error);
      const pause = pauseAfter(state.failures, error);
      log.warn({ platform: 'slack', error: state.fault, pause }, 'not connected to Slack');
      await sleep(pause, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}

/**
 * Resolves when a connection that was made is lost: Slack closes each within hours.
 *
 * @throws whatever kept it from being made.
 */
async function connectOnce(client: Connection, connected: () => void): Promise<void> {
  let lost = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    lost = resolve;
  });
  client.once(DISCONNECTED, lost);
  const silent = setTimeout(() => void client.disconnect(), HELLO_MILLISECONDS).unref();
  try {
    await client.start();
    connected();
  } catch (error) {
    client.off(DISCONNECTED, lost);
    throw error;
  } finally {
    clearTimeout(silent);
  }
  await ended;
}

/** @returns milliseconds: what Slack asks for, or twice as long with each failure. */
function pauseAfter(failures: number, error: unknown): number {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1_000;
  return Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** (failures - 1), LONGEST_PAUSE_MILLISECONDS);
}

function downWord({ downSince, failures, fault }: State): string | undefined {
  if (downSince === undefined) return undefined;
  const milliseconds = performance.now() - downSince;
  if (failures < DOWN_ATTEMPTS && milliseconds < DOWN_MILLISECONDS) return undefined;
  const seconds = Math.round(milliseconds / 1_000);
  return `Slack: not connected through Socket Mode for ${seconds} s (${fault}); look at SLACK_APP_TOKEN and the way to Slack`;
}
