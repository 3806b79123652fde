import type { Card } from '../../cards/card.ts';
import type { Reader } from '../../cards/format-time.ts';
import type { Mending } from './mending.ts';

/** A place to post to, as its platform knows it. */
export interface Conversation {
  readonly id: string;
  readonly platform: string;
  readonly tenant: string;
  readonly kind: 'channel' | 'direct';
  readonly external: string;
}

/** A card ready to go. `deliveryId` is the same at every try. */
export interface Sending {
  readonly deliveryId: string;
  readonly conversation: Conversation;
  readonly card: Card;
  readonly reader: Reader;
  /** The message in whose thread it goes. */
  readonly thread: string | undefined;
  /** Whoever reads it sees the same: nobody has a view of it of their own. */
  readonly sameForAll?: true;
}

/**
 * What came of a try. `unknown`: nobody can say whether it arrived (a timeout, a reset, a 5xx);
 * it is looked up before it is repeated. `gone`: the message to change is no longer there.
 */
export type SendResult =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'later'; readonly seconds: number }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'unreachable'; readonly reason: string };

/** What a look for an earlier try found. */
export type LookUp =
  | { readonly found: 'yes'; readonly messageId: string }
  | { readonly found: 'no' }
  | { readonly found: 'cannot_look' };

/** One thing that somebody is told: a card, or a sentence. */
export type AnswerContent = Card | string;

/** An answer that one person alone may see, where they asked. */
export interface PrivateAnswer {
  readonly contents: readonly AnswerContent[];
  readonly reader: Reader;
  /** Where and who they are, as their platform wrote it down; plain data. */
  readonly place: unknown;
  /** How many of its messages they were shown. */
  readonly shown: number;
  /** The next of its messages may have arrived. */
  readonly doubtful: boolean;
}

/** What came of one try. */
export interface AnswerResult {
  /** `sent`: all of it was shown. `unreachable`: no private way takes it. */
  readonly result: SendResult;
  /** How many of its messages they were shown by now. */
  readonly shown: number;
  /** No private way takes it, and they heard, in words without content, that there is an answer. */
  readonly told?: boolean;
}

/** Posts on one platform. Never throws for what a platform may answer. */
export interface Messenger {
  readonly platform: string;
  post(sending: Sending): Promise<SendResult>;
  update(sending: Sending, messageId: string): Promise<SendResult>;
  /** Shows an answer to one person alone and never to others; left out where every answer is in what was asked. */
  answer?(answer: PrivateAnswer): Promise<AnswerResult>;
  /** Was this delivery posted by an earlier try whose answer was lost? */
  lookUp(conversation: Conversation, deliveryId: string): Promise<LookUp>;
  /** What brings out what it refused for this reason; left out: nobody can say. */
  readonly mendedBy?: (reason: string) => Mending;
}
