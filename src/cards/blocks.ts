import type { RichText, TextBlock } from './card.ts';

/** Text of its own. */
export function line(...text: RichText): TextBlock {
  return { tag: 'text', tone: 'normal', text };
}

/** Text of lesser weight. */
export function quiet(...text: RichText): TextBlock {
  return { tag: 'text', tone: 'quiet', text };
}

/** What stands, strong, above what follows. */
export function heading(text: string): TextBlock {
  return line({ run: 'strong', text });
}
