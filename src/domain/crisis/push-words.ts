import type { MessageKind, MessageLanguage } from './message.ts';
import WORDS from './push-words.json' with { type: 'json' };

/** What stands around a message where it is read: in the language of the message, not of a screen. */
export interface PushWords {
  readonly kinds: Readonly<Record<MessageKind, string>>;
  /** Above everything, in an exercise. */
  readonly exercise: string;
  readonly confirm: string;
  /** Above a message that another took the place of. */
  readonly replaced: string;
  readonly replacedBy: string;
}

/** Part of what is signed: whoever changes a word there changes what a version that waits would say. */
export const PUSH_WORDS: Readonly<Record<MessageLanguage, PushWords>> = WORDS;
