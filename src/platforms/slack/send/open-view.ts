import { setTimeout as sleep } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import { type Patience, tryAgain } from '../../shared/again.ts';
import type { Place } from '../receive/receive.ts';
import { faultCode, isExpired, isMendedByInstalling, waitOf } from './faults.ts';
import { hasPictures, sendWithPictures, withoutPictures } from './message-pictures.ts';

/** Where somebody asked for something, and what may be used to show it to them. */
export interface Asked {
  readonly client: WebClient | undefined;
  readonly log: Log;
  readonly patience: Patience;
  readonly place: Place;
}

/** Why a view does not stand there; `no_trigger`: nothing came with what was asked that could open one. */
export type NotShownWhy = 'expired' | 'no_trigger' | 'not_installed' | 'failed';

/** In the modal where it happened, or in one of its own. */
export async function showView(asked: Asked, view: ModalView): Promise<'shown' | NotShownWhy> {
  const { client, place } = asked;
  if (place.view?.type !== 'modal') {
    const opened = await openView(asked, view);
    return typeof opened === 'string' ? opened : 'shown';
  }
  if (!client) return 'not_installed';
  const { id } = place.view;
  try {
    await tryAgain(asked.patience, () => updateView(client, id, view), waitOf);
    return 'shown';
  } catch (error) {
    return whyNot(asked, error, 'view not updated');
  }
}

async function updateView(
  client: WebClient,
  id: string,
  view: ModalView,
  hash?: string,
): Promise<void> {
  const update = (one: ModalView) =>
    client.views.update({ view_id: id, view: one, ...(hash !== undefined && { hash }) });
  await sendWithPictures(view, update, sleep);
}

/**
 * A trigger works once, so this is tried once; Slack may still refuse a picture, so those come after.
 *
 * @returns its id, or why there is none.
 */
export async function openView(
  asked: Asked,
  view: ModalView,
): Promise<{ readonly id: string } | NotShownWhy> {
  const { client, place } = asked;
  if (!client) return 'not_installed';
  if (!place.trigger || place.view?.type === 'modal') return 'no_trigger';
  try {
    const first = withoutPictures(view);
    const opened = await client.views.open({ trigger_id: place.trigger, view: first });
    if (hasPictures(view) && opened.view) await addPictures(client, opened.view, view, asked.log);
    return { id: opened.view?.id ?? '' };
  } catch (error) {
    return whyNot(asked, error, 'view not opened');
  }
}

function whyNot({ log }: Asked, error: unknown, message: string): NotShownWhy {
  if (isExpired(error)) return 'expired';
  log.warn({ platform: 'slack', error: faultCode(error) }, message);
  return isMendedByInstalling(error) ? 'not_installed' : 'failed';
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
