import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../../cards/card.ts';
import type { Log } from '../../../log.ts';
import { BoundedMap } from '../../shared/bounded-map.ts';
import { withTimeout } from '../../shared/with-timeout.ts';
import { faultCode } from './faults.ts';
import { NO_FILES, type PictureFiles } from './message-pictures.ts';

/** Uploads are remembered, so that a picture which many look at is uploaded once. */
const MOST_REMEMBERED = 500;
/** A card does not wait longer for its pictures: its delivery is claimed for 30 seconds. */
const WAIT_MILLISECONDS = 5_000;
const FILE_NAME = 'tandem.png';

/** Brings the pictures of a card into the workspace of this client. Never throws: there are words too. */
export type Pictures = (client: WebClient | undefined, card: Card) => Promise<PictureFiles>;

/**
 * Files that belong to no conversation: Slack shows them to whoever sees the message that they stand in.
 * Each is tried once; if that fails, or nobody knows what became of it, this card goes without.
 */
export function createPictures(log: Log): Pictures {
  const uploads = new BoundedMap<string, Promise<string | undefined>>(MOST_REMEMBERED);

  function uploaded(client: WebClient, png: string): Promise<string | undefined> {
    const key = createHash('sha256').update(`${client.token} ${png}`).digest('base64');
    const known = uploads.get(key);
    if (known) return known;
    const upload = uploadPicture(client, png).catch((error: unknown) => {
      uploads.delete(key);
      log.warn({ platform: 'slack', error: faultCode(error) }, 'picture not uploaded');
      return undefined;
    });
    uploads.set(key, upload);
    return upload;
  }

  return async (client, { blocks }) => {
    const images = blocks.filter((block) => block.tag === 'image');
    if (!client || images.length === 0) return NO_FILES;
    const found = await Promise.all(
      images.map(
        async ({ png }) =>
          [png, await withTimeout(uploaded(client, png), WAIT_MILLISECONDS)] as const,
      ),
    );
    return new Map(found.flatMap(([png, id]) => (id === undefined ? [] : [[png, id] as const])));
  };
}

/** https://docs.slack.dev/messaging/working-with-files#upload */
async function uploadPicture(client: WebClient, png: string): Promise<string> {
  const file = Buffer.from(png, 'base64');
  const upload = await client.filesUploadV2({ file, filename: FILE_NAME });
  const id = upload.files[0]?.files?.[0]?.id;
  if (id === undefined) throw new Error('Slack named no file.');
  return id;
}
