import type { RichText, StrongRun, TextBlock, TimeRun } from './card.ts';

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
  return line(strong(text));
}

/** A stretch of text that stands out. */
export function strong(text: string): StrongRun {
  return { run: 'strong', text };
}

/** A moment, shown in the reader's zone. @param at ISO 8601, or what says itself so. */
export function moment(at: { toString(): string }): TimeRun {
  return { run: 'time', at: at.toString() };
}
