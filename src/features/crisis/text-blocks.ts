import type { RichText, TextBlock } from '../../cards/card.ts';

/** A paragraph. */
export function plain(...text: RichText): TextBlock {
  return { tag: 'text', tone: 'normal', text };
}

/** A paragraph that stands out. */
export function strong(text: string): TextBlock {
  return plain({ run: 'strong', text });
}

/** A remark. */
export function quiet(...text: RichText): TextBlock {
  return { tag: 'text', tone: 'quiet', text };
}
