import type { Deed } from '../people/member.ts';
import type { MessageKind, MessageVersion } from './message.ts';
import type { EventKind } from './templates.ts';

/** One thing that is told to people. What it says stands in its versions. */
export interface CrisisMessage {
  readonly id: string;
  readonly unitId: string;
  readonly partnershipId: string;
  /** Within its unit, from 1. */
  readonly number: number;
  readonly kind: MessageKind;
  /** The pushed version that this one follows. */
  readonly followsId: string | undefined;
  /** Which first text it began with: the texts of other languages begin with the same. */
  readonly template: EventKind;
  /** Beside it, never pushed: what to say, and what to answer when asked. */
  readonly lines: string;
  readonly answers: string;
}

/** A message as it stands: with its newest version. */
export interface CurrentMessage {
  readonly message: CrisisMessage;
  readonly version: MessageVersion;
}

/** `C-2026-0001/3`. */
export function messageReference(unitReference: string, number: number): string {
  return `${unitReference}/${number}`;
}

/** A change that was asked for in a version. */
export interface MessageComment {
  readonly id: string;
  readonly versionId: string;
  readonly text: string;
  readonly written: Deed;
}
