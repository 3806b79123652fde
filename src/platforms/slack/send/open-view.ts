import { setTimeout as sleep } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import type { Place } from '../receive/receive.ts';
import { faultCode, isExpired } from './faults.ts';
import { hasPictures, sendWithPictures, withoutPictures } from './message-pictures.ts';

/** Where somebody asked for something, and what may be used to show it to them. */
export interface Asked {
  readonly client: WebClient | undefined;
  readonly log: Log;
  readonly place: Place;
}

/** In the modal where it happened, or in one of its own. */
export async function showView(
  asked: Asked,
  view: ModalView,
): Promise<'shown' | 'expired' | 'failed'> {
  const { client, place, log } = asked;
  if (place.view?.type !== 'modal') {
    return (await openView(asked, view)) === undefined ? 'expired' : 'shown';
  }
  try {
    await updateView(client, place.view.id, view);
    return 'shown';
  } catch (error) {
    log.warn({ platform: 'slack', error: faultCode(error) }, 'view not updated');
    return 'failed';
  }
}

async function updateView(
  client: WebClient | undefined,
  id: string,
  view: ModalView,
  hash?: string,
): Promise<void> {
  const update = async (one: ModalView) => {
    await client?.views.update({ view_id: id, view: one, ...(hash !== undefined && { hash }) });
  };
  await sendWithPictures(view, update, sleep);
}

/**
 * A trigger works once, and Slack may still refuse a picture, so those come after.
 *
 * @returns its id; nothing if there was no time left to open one.
 */
export async function openView(
  { client, place, log }: Asked,
  view: ModalView,
): Promise<string | undefined> {
  if (!client || !place.trigger || place.view?.type === 'modal') return undefined;
  try {
    const first = withoutPictures(view);
    const opened = await client.views.open({ trigger_id: place.trigger, view: first });
    if (hasPictures(view) && opened.view) await addPictures(client, opened.view, view, log);
    return opened.view?.id;
  } catch (error) {
    if (!isExpired(error)) {
      log.warn({ platform: 'slack', error: faultCode(error) }, 'view not opened');
    }
    return undefined;
  }
}

/** Only while the view shows what it was opened with: whoever acted in it sees something else. */
async function addPictures(
  client: WebClient,
  { id = '', hash }: { readonly id?: string; readonly hash?: string },
  view: ModalView,
  log: Log,
): Promise<void> {
  try {
    await updateView(client, id, view, hash);
  } catch (error) {
    log.warn({ platform: 'slack', error: faultCode(error) }, 'pictures not shown');
  }
}
