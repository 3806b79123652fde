import type { Actor, Deed } from '../people/member.ts';
import type { MessageLanguage } from './message.ts';

/** As what somebody speaks. */
export const SPOKESPERSON_KINDS = [
  'police',
  'mayor',
  'community',
  'school',
  'club',
  'other',
] as const;
export type SpokespersonKind = (typeof SPOKESPERSON_KINDS)[number];

/**
 * Somebody who speaks to people in a crisis: named by what they are, never by their name. No case data
 * ever reaches them. How they are reached by phone is protected text, under {@link SPOKESPERSON_REACH}.
 */
export interface Spokesperson {
  readonly id: string;
  readonly partnershipId: string;
  readonly kind: SpokespersonKind;
  /** "Chair of the football club". */
  readonly name: string;
  readonly language: MessageLanguage;
  readonly area: string;
  /** Reached in the chat as this member; nothing: by phone only. */
  readonly member: Actor | undefined;
  /** False: taken off the list. */
  readonly active: boolean;
}

/** The field of a voice's protected text: a phone number, in somebody's own words. */
export const SPOKESPERSON_REACH = 'reach';

/** "I have read version 3, and I can say it." */
export interface BriefingReceipt {
  readonly voiceId: string;
  readonly versionId: string;
  /** By the voice themselves, or by the seat that spoke with them. */
  readonly given: Deed;
}

/** A spokesperson with what they were briefed on last. */
export interface BriefedSpokesperson {
  readonly spokesperson: Spokesperson;
  /** With the names under which the version is spoken of; nothing: they were never briefed. */
  readonly last:
    | (BriefingReceipt & { readonly reference: string; readonly number: number })
    | undefined;
}
