import type { Deed } from '../people/member.ts';
import type { Side } from '../people/side.ts';

/** What a message is to those who read it: the first one, or one that follows it. */
export const MESSAGE_KINDS = ['first', 'update', 'correction', 'all_clear'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Languages in which people are told, BCP 47. */
export const MESSAGE_LANGUAGES = ['en', 'nl', 'de', 'fr', 'uk'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** The forms in which one frame is told. */
export const VARIANTS = ['short', 'standard', 'spoken', 'printable'] as const;
export type Variant = (typeof VARIANTS)[number];

/** The most that the short form may hold, in graphemes: what a reader calls a character. */
export const SHORT_GRAPHEMES = 280;
/** The longest that reading the spoken form aloud may take. */
export const SPOKEN_SECONDS = 60;

/** What we say: about what happened, what we do, what people can do, and what we don't know yet. */
export interface Frame {
  readonly happened: string;
  readonly doing: string;
  readonly advice: string;
  readonly unknown: string;
}

/** The same frame with each of its parts put otherwise. */
export function eachPart(frame: Frame, put: (text: string) => string): Frame {
  return {
    happened: put(frame.happened),
    doing: put(frame.doing),
    advice: put(frame.advice),
    unknown: put(frame.unknown),
  };
}

/** One frame in one language, with its variants: what people will read and hear. */
export interface CrisisText {
  readonly language: MessageLanguage;
  readonly frame: Frame;
  readonly variants: Readonly<Record<Variant, string>>;
}

/** Who may be told; chosen before signing, and part of what is signed. */
export const TARGET_GROUPS = [
  'joint_channels',
  'partner_channels',
  'voices',
  'council',
  'staff',
] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

/** One conversation, or one person, that a message goes to. */
export interface PushTarget {
  /** One of its own within a message. */
  readonly key: string;
  readonly group: TargetGroup;
  readonly name: string;
  readonly language: MessageLanguage;
  readonly variant: Variant;
  /** About how many people read there. */
  readonly people: number;
  /** Marked for exercises: a live message never goes there, an exercise goes nowhere else. */
  readonly exercise: boolean;
  readonly to:
    | { readonly conversationId: string }
    | { readonly memberId: string }
    /** Reached by phone only. */
    | { readonly voiceId: string };
}

/**
 * Everything that is signed.
 * Its canonical form is that of RFC 8785; its hash is the SHA-256 of that in UTF-8, in lower-case hex.
 */
export interface MessageContent {
  /** `C-2026-0001/3`: the third message of a unit. */
  readonly reference: string;
  readonly kind: MessageKind;
  /** The hash of the version that it follows. */
  readonly refersTo?: string;
  /** In whose names it is signed, as they were then. What was written before November 2026 has none. */
  readonly senders?: Readonly<Record<Side, string>>;
  readonly exercise: boolean;
  /** An ISO instant. */
  readonly nextUpdateAt: string;
  readonly texts: readonly CrisisText[];
  readonly targets: readonly PushTarget[];
  /** By target key, the SHA-256 of the card that goes there, in its canonical form. */
  readonly renderings: Readonly<Record<string, string>>;
}

/** One version of a message. Its content never changes; an edit makes the next one. */
export interface MessageVersion {
  readonly id: string;
  readonly messageId: string;
  readonly unitId: string;
  readonly partnershipId: string;
  readonly number: number;
  readonly content: MessageContent;
  /** Of the content, see {@link MessageContent}. */
  readonly hash: string;
  readonly written: Deed;
  readonly signatures: Readonly<Partial<Record<Side, Deed>>>;
  readonly pushed?: Deed;
  readonly stopped?: Deed;
  /** Not pushed by then, its signatures lapse. */
  readonly expiresAt: Temporal.Instant;
}
