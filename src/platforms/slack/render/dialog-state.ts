import { z } from 'zod';
import { SLACK_LIMITS } from '../limits.ts';

/** What a view keeps for its submission; Slack signs it on its way back. No text of anybody's. */
const metadata = z.object({
  action: z.string().optional(),
  key: z.string().optional(),
  about: z.string().optional(),
  /** The channel in which it was opened. */
  channel: z.string().optional(),
});
export type Metadata = z.infer<typeof metadata>;

/** @throws if it does not fit: what a dialog is about is a reference, never a text. */
export function writeMetadata(content: Metadata): string {
  const text = JSON.stringify(content);
  if (text.length > SLACK_LIMITS.metadataCharacters) throw new Error('The metadata does not fit.');
  return text;
}

/** @returns nothing if it is not ours, or of another version. */
export function readMetadata(text: string): Metadata | undefined {
  try {
    return metadata.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
