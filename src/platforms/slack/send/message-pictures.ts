import type { Block, ContextBlock, ImageBlock, KnownBlock } from '@slack/types';
import { plainElement } from '../render/text.ts';
import { isRefusedContent } from './faults.ts';

/** The file of each picture in one workspace, by its PNG in base64. */
export type PictureFiles = ReadonlyMap<string, string>;
export const NO_FILES: PictureFiles = new Map();

/** Slack examines a new file first. Milliseconds after which it is offered again, each time. */
const EXAMINED_AFTER_MILLISECONDS = [1_000, 2_000];

interface WithBlocks {
  readonly blocks: (KnownBlock | Block)[];
}

/**
 * Sends something with pictures in it. As long as Slack examines a file it refuses the whole message
 * that shows it, so offering it again doubles nothing; in the end it goes out with words in their place.
 *
 * https://github.com/slackapi/python-slack-sdk/issues/1521
 */
export async function sendWithPictures<Content extends WithBlocks, T>(
  content: Content,
  send: (content: Content) => Promise<T>,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<T> {
  if (!hasPictures(content)) return send(content);
  for (const milliseconds of EXAMINED_AFTER_MILLISECONDS) {
    try {
      return await send(content);
    } catch (error) {
      if (!isRefusedContent(error)) throw error;
      await pause(milliseconds);
    }
  }
  return send(content).catch((error) => {
    if (!isRefusedContent(error)) throw error;
    return send(withoutPictures(content));
  });
}

/** Does it show any picture? */
export function hasPictures({ blocks }: WithBlocks): boolean {
  return blocks.some(isPicture);
}

/** The same with what each picture shows in words. */
export function withoutPictures<Content extends WithBlocks>(content: Content): Content {
  const blocks = content.blocks.map((block) => (isPicture(block) ? inWords(block) : block));
  return { ...content, blocks };
}

function isPicture(block: KnownBlock | Block): block is ImageBlock {
  return block.type === 'image';
}

function inWords({ alt_text }: ImageBlock): ContextBlock {
  return { type: 'context', elements: [plainElement(alt_text)] };
}
