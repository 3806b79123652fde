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
/** Of Bolt's client, once a connection is lost for good. */
const DISCONNECTED = 'disconnected';

export interface SocketDeps {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
}

type Connection = SocketModeReceiver['client'];

/**
 * Bolt's receiver for Socket Mode, with a connection that is opened anew for as long as Tandem runs, whatever
 * Slack says: Bolt's own client gives up at a 500, a broken line or a token that is not taken, and throws
 * where nobody can catch it. `start` does not wait for Slack.
 *
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function createSocket({ appToken, apiUrl, log }: SocketDeps): Receiver {
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
  return {
    init: (app: App) => receiver.init(app),
    async start() {
      void keepConnected(receiver.client, stopping.signal, log);
    },
    async stop() {
      stopping.abort();
      await receiver.client.disconnect();
    },
  };
}

/** Never throws; ends when it is told to stop. */
async function keepConnected(client: Connection, stopping: AbortSignal, log: Log): Promise<void> {
  let failures = 0;
  while (!stopping.aborted) {
    try {
      await connectOnce(client, () => {
        failures = 0;
        // Told to stop while it was being made.
        if (stopping.aborted) void client.disconnect();
        log.info({ platform: 'slack' }, 'connected through Socket Mode');
      });
    } catch (error) {
      if (stopping.aborted) return;
      failures += 1;
      const pause = pauseAfter(failures, error);
      log.warn({ platform: 'slack', error: faultCode(error), pause }, 'not connected to Slack');
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
